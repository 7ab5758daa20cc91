; A default stands in only where the key is missing.
(let [{:keys [a] :or {a 5}} {}] a) ;=> 5
(let [{:keys [a] :or {a 5}} {:a 1}] a) ;=> 1
(let [{:keys [a] :or {a 5}} {:a nil}] a) ;=> nil
(let [{:keys [a] :or {a 5}} {:a false}] a) ;=> false
(let [{x :a :or {x 7}} {}] x) ;=> 7
(let [{:keys [a b] :or {b 2}} {:a 1}] [a b]) ;=> [1 2]
(let [{:keys [a b] :or {b (* 10 a)}} {:a 1}] b) ;=> 10
(let [{:strs [s] :or {s "d"}} {}] s) ;=> "d"
(let [{:keys [a] :or {a 5}} nil] a) ;=> 5
(let [{:keys [a] :or {a 5} :as m} {}] [a m]) ;=> [5 {}]
(let [{{:keys [x] :or {x 1}} :in :or {}} {}] x) ;=> 1
((fn [{:keys [n] :or {n 0}}] n) {}) ;=> 0
(let [{:n/keys [a] :or {a 3}} {}] a) ;=> 3
