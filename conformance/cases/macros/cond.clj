(cond) ;=> nil
(cond true 1) ;=> 1
(cond false 1) ;=> nil
(cond false 1 true 2) ;=> 2
(cond nil 1 false 2 :else 3) ;=> 3
(cond :anything 1) ;=> 1
(defn size [n] (cond (< n 0) :negative (= n 0) :zero (< n 10) :small :else :large))
(map size [-5 0 5 50]) ;=> (:negative :zero :small :large)
(cond (= 1 2) :a (= 1 1) :b (throw (ex-info "not reached" {})) :c) ;=> :b
(cond true) ;=> error: expected an even number of forms in cond
(cond true nil :else 1) ;=> nil
(let [x 5] (cond (odd? x) (let [y (* x 2)] (cond (> y 5) [x y] :else :no)) :else nil)) ;=> [5 10]

(cond) ;=> nil
(cond false 1) ;=> nil
(cond false 1 :else 2) ;=> 2
(cond nil 1 true 2 :else 3) ;=> 2
(condp = 2 1 :one 2 :two) ;=> :two
(condp = 3 1 :one :default) ;=> :default
(condp some [1 2] #{3} :>> inc #{2} :>> dec) ;=> 1
(condp = 3 1 :one) ;=> error: no matching clause: 3
