(rationalize 0.5) ;=> 1/2
(rationalize 1.5M) ;=> 3/2
(rationalize 0.1) ;=> 1/10
(rationalize 2.0) ;=> 2N
(rationalize 3) ;=> 3
(rationalize 3N) ;=> 3N
(rationalize 1/3) ;=> 1/3
(rationalize 1e-5) ;=> 1/100000
(rationalize 1.00M) ;=> 1N
(rationalize -0.75) ;=> -3/4
(rationalize 1e20) ;=> 100000000000000000000N
(rationalize ##NaN) ;=> error: expected a finite number, found an infinite one or NaN
(rationalize ##Inf) ;=> error: expected a finite number, found an infinite one or NaN
(rationalize "1") ;=> error: expected a number, found a string
(= 1/3 (rationalize (/ 1 3))) ;=> true
