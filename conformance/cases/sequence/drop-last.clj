(drop-last [1 2 3]) ;=> (1 2)
(drop-last 2 [1 2 3]) ;=> (1)
(drop-last 5 [1 2]) ;=> ()
