; rand-int
(rand-int 1) ;=> 0
(rand-int 0) ;=> 0
(rand-int 0.5) ;=> 0
(rand-int "a") ;=> error: expected a number, found a string
(< -1 (rand-int 5) 5) ;=> true
(integer? (rand-int 10)) ;=> true
(every? #(<= 0 % 4) (repeatedly 50 #(rand-int 5))) ;=> true
