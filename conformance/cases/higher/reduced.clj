(reduced? (reduced 1)) ;=> true
(reduced? 1) ;=> false
@(reduced 5) ;=> 5
(deref (reduced [1])) ;=> [1]
(unreduced (reduced 1)) ;=> 1
(unreduced 1) ;=> 1
(reduced? (ensure-reduced 1)) ;=> true
@(ensure-reduced (reduced 1)) ;=> 1
(reduced? (unreduced (reduced (reduced 1)))) ;=> true
(reductions (fn [a x] (if (= x 3) (reduced :end) (+ a x))) 0 [1 2 3 4]) ;=> (0 1 3 :end)
(transduce (map inc) (fn ([a] a) ([a x] (if (> x 3) (reduced a) (+ a x)))) 0 (range)) ;=> 6
(into [] (map (fn [x] x)) [1 2]) ;=> [1 2]
(reduce (fn [a [k v]] (if (= k :b) (reduced a) (+ a v))) 0 {:a 1 :b 2}) ;=> 1
(reduce (fn [_ x] (when (= x \b) (reduced x))) nil "abc") ;=> \b
(reduce (fn [_ x] (reduced x)) nil #{1}) ;=> 1
(reduce (fn [_ x] (if (= x 3) (reduced x) nil)) nil (iterate inc 0)) ;=> 3
(reduce (fn [_ x] (if (= x 3) (reduced x) nil)) nil '(1 2 3 4)) ;=> 3
(reduce (fn [_ x] (if (= x 3) (reduced x) nil)) nil (cons 1 (cons 3 nil))) ;=> 3
(first (reduced [1])) ;=> error type:
