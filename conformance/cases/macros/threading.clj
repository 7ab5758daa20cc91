(-> 1 inc (- 5)) ;=> -3
(->> [1 2 3] (map inc) (reduce +)) ;=> 9
(-> {:a {:b 1}} :a :b) ;=> 1
(as-> 1 x (+ x 1) (* x x)) ;=> 4
(as-> 1 x) ;=> 1
(cond-> 1 true inc false (* 10) (= 1 1) (+ 5)) ;=> 7
(cond->> [1 2] true (map inc) false (filter odd?)) ;=> (2 3)
(some-> {:a 1} :a inc) ;=> 2
(some-> {:a 1} :b inc) ;=> nil
(some->> nil (map inc)) ;=> nil
(some->> [1] (map inc) first) ;=> 2
@(doto (atom 0) (swap! inc)) ;=> 1
(-> 5) ;=> 5
(cond-> 1 true (cond-> true inc)) ;=> 2
(cond->> 1 true (cond-> {:a 5} false)) ;=> {:a 5}
