; rand
(rand 0) ;=> 0.0
(rand "a") ;=> error: expected a number, found a string
(<= 0 (rand) 1) ;=> true
(zero? (rand 0)) ;=> true
(< -0.001 (rand) 1) ;=> true
(<= 0 (rand 10) 10) ;=> true
