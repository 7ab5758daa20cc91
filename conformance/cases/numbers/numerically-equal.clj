; ==
(== 1.0M 1.00M) ;=> true
(== 1 1.0 1N) ;=> true
(== 1 "a") ;=> error: expected a number, found a string
(== 1 1M) ;=> true
(== 1 1.0 1M) ;=> true
(== 2 2 2) ;=> true
(== 1 2) ;=> false
(== 0.0 -0.0) ;=> true
(== 1/2 0.5) ;=> true
