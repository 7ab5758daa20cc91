; >
(> 3 2 1) ;=> true
(sort > [1 3 2]) ;=> (3 2 1)
(sorted-set-by >) ;=> #{}
(subseq [1 2] > 1) ;=> error: expected a sorted map or set, found a vector
(sorted-set-by > 3 1 2) ;=> #{3 2 1}
(subseq (sorted-set) > 1) ;=> nil
(sorted-map-by > 1 :a 2 :b) ;=> {2 :b, 1 :a}
(empty (sorted-map-by > 1 2)) ;=> {}
(sort (comparator >) [1 3 2]) ;=> (3 2 1)
(sort-by :a > [{:a 1} {:a 3}]) ;=> ({:a 3} {:a 1})
(sorted-map-by > 1 :a 3 :c 2 :b) ;=> {3 :c, 2 :b, 1 :a}
(subseq (sorted-set 1 2 3 4) > 2) ;=> (3 4)
(first (sorted-map-by > 1 :a 2 :b)) ;=> [2 :b]
(into (sorted-map-by >) {1 :a 2 :b}) ;=> {2 :b, 1 :a}
