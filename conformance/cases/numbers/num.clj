; num
(num 1) ;=> 1
(num "a") ;=> error: expected a number, found a string
(num 5) ;=> 5
(num 1.5) ;=> 1.5
(num 1/2) ;=> 1/2
