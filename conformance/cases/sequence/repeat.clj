(take 2 (repeat :x)) ;=> (:x :x)
(repeat 3 1) ;=> (1 1 1)
(repeat 0 1) ;=> ()
(repeat -1 1) ;=> ()
