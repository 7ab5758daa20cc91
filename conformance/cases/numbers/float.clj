; float
(float 1) ;=> 1.0
(float 0.1) ;=> 0.1
(float 2) ;=> 2.0
(float 1/2) ;=> 0.5
(float "a") ;=> error: expected a number, found a string
(float 1e300) ;=> error: value out of range for float: 1.0E300
(pr-str (float 1.1)) ;=> "1.1"
