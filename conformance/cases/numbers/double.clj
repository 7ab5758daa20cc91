; double
(double 1) ;=> 1.0
(double 1/3) ;=> 0.3333333333333333
(double "1") ;=> error: expected a number, found a string
(double 5) ;=> 5.0
(double 1/2) ;=> 0.5
(double 1.5M) ;=> 1.5
(double "1.5") ;=> error: expected a number, found a string
(double nil) ;=> error: expected a number, found nil
