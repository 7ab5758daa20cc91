(drop 2 [1 2 3]) ;=> (3)
(drop 5 [1 2]) ;=> ()
(drop 0 [1 2]) ;=> (1 2)
(drop -1 [1 2]) ;=> (1 2)
(drop 1 nil) ;=> ()
(into [] (drop 2) (range 5)) ;=> [2 3 4]
(first (drop 100000 (range))) ;=> 100000
