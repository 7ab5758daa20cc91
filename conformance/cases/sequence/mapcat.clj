(mapcat range [1 2 3]) ;=> (0 0 1 0 1 2)
(mapcat reverse [[1 2] [] nil [3 4]]) ;=> (2 1 4 3)
(mapcat list [1 2] [3 4]) ;=> (1 3 2 4)
(take 3 (mapcat (fn [x] [x x]) (range))) ;=> (0 0 1)
(into [] (mapcat range) [1 2 3]) ;=> [0 0 1 0 1 2]
(into [] (comp (mapcat range) (take 2)) [1 2 3]) ;=> [0 0]
(count (mapcat list (range 100000))) ;=> 100000
