(partition-by odd? [1 3 2 4 5]) ;=> ((1 3) (2 4) (5))
(partition-by identity "aab") ;=> ((\a \a) (\b))
(partition-by odd? []) ;=> ()
(take 2 (partition-by #(quot % 3) (range))) ;=> ((0 1 2) (3 4 5))
(take 3 (first (partition-by pos? (iterate inc 1)))) ;=> (1 2 3)
(into [] (partition-by odd?) [1 3 2 4 5]) ;=> [[1 3] [2 4] [5]]
(into [] (comp (partition-by odd?) (take 1)) [1 3 2 4 5]) ;=> [[1 3]]
(into [] (partition-by nil?) [nil nil 1]) ;=> [[nil nil] [1]]
