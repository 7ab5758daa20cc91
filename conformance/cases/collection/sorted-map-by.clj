; sorted-map-by
(sorted-map-by > 1 :a 2 :b) ;=> {2 :b, 1 :a}
(sorted-map-by (fn [a b] (compare (count a) (count b))) "aa" 1 "b" 2) ;=> {"b" 2, "aa" 1}
(sorted-map-by > 1 :a 3 :c 2 :b) ;=> {3 :c, 2 :b, 1 :a}
(sorted-map-by compare) ;=> {}
(empty (sorted-map-by > 1 2)) ;=> {}
(first (sorted-map-by > 1 :a 2 :b)) ;=> [2 :b]
(into (sorted-map-by >) {1 :a 2 :b}) ;=> {2 :b, 1 :a}
