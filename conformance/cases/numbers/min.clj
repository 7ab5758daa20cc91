(min 1 2 3) ;=> 1
(min 1.5 1) ;=> 1
(min 1) ;=> 1
(min 1 0.5 2) ;=> 0.5
(min) ;=> error: expected at least 1 argument to min, found 0
(min nil 1) ;=> error: expected a number, found nil
(apply min [3 1 2]) ;=> 1
(min ##Inf 1) ;=> 1
