(take 5 (cycle [1 2])) ;=> (1 2 1 2 1)
(cycle []) ;=> ()
(take 3 (cycle "ab")) ;=> (\a \b \a)
