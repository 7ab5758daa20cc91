; long
(long 1.9) ;=> 1
(long \a) ;=> 97
(long "1") ;=> error: expected a number or a character, found a string
(long 1e20) ;=> error: value out of range for long: 1.0E20
(long 1) ;=> 1
(long -1.9) ;=> -1
(long 2/3) ;=> 0
(long 5N) ;=> 5
(long 1e30) ;=> error: value out of range for long: 1.0E30
(long nil) ;=> error: expected a number or a character, found nil
