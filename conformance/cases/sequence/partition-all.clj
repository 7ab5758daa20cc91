(partition-all 2 [1 2 3]) ;=> ((1 2) (3))
(partition-all 2 1 [1 2 3]) ;=> ((1 2) (2 3) (3))
(into [] (partition-all 2) [1 2 3]) ;=> [[1 2] [3]]
(into [] (comp (partition-all 2) (take 1)) [1 2 3]) ;=> [[1 2]]
(into [] (comp (take 3) (partition-all 2)) (range)) ;=> [[0 1] [2]]
(partitionv-all 2 [1 2 3]) ;=> ([1 2] [3])
