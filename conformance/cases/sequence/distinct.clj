(distinct [1 2 1 3 2]) ;=> (1 2 3)
(distinct [nil nil false]) ;=> (nil false)
(take 3 (distinct (cycle [1 2 3]))) ;=> (1 2 3)
(into [] (distinct) [1 1 2 [1] '(1)]) ;=> [1 2 [1]]
(count (distinct (map #(mod % 1000) (range 20000)))) ;=> 1000
