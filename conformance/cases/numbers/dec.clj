(dec 1) ;=> 0
(dec 0) ;=> -1
(dec 1.5) ;=> 0.5
(dec -9223372036854775808) ;=> error: integer overflow
(dec nil) ;=> error: expected a number, found nil
(dec \a) ;=> error: expected a number, found a character
