(take-nth 2 (range 5)) ;=> (0 2 4)
(take-nth 3 [1 2 3]) ;=> (1)
(into [] (take-nth 2) (range 5)) ;=> [0 2 4]
