(nthrest [1 2 3] 1) ;=> (2 3)
(nthrest [1 2] 5) ;=> ()
(nthrest [1 2] 0) ;=> [1 2]
