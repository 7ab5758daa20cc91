(take-last 2 [1 2 3]) ;=> (2 3)
(take-last 5 [1 2]) ;=> (1 2)
(take-last 0 [1 2]) ;=> nil
(take-last 2 nil) ;=> nil
