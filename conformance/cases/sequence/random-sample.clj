(random-sample 1 [1 2]) ;=> (1 2)
(random-sample 0 [1 2]) ;=> ()
