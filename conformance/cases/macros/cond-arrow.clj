(cond-> 1 true inc false (* 42) (= 2 2) (* 3)) ;=> 6
(cond-> nil true (conj 1)) ;=> (1)
(cond-> 1) ;=> 1
(cond-> {:a 1} true (assoc :b 2) nil (dissoc :a)) ;=> {:a 1, :b 2}
(cond-> 5 :always -) ;=> -5
(cond-> 1 true) ;=> error: expected an even number of forms after the expression in cond->, found 1
(cond->> [1 2] true (map inc) false (filter odd?)) ;=> (2 3)
(cond->> 1 true (- 5)) ;=> 4
