(drop-while neg? [-1 -2 3 -4]) ;=> (3 -4)
(drop-while neg? [-1]) ;=> ()
(into [] (drop-while neg?) [-1 2 -3]) ;=> [2 -3]
