(inc 1) ;=> 2
(inc -1) ;=> 0
(inc 1.5) ;=> 2.5
(inc 9223372036854775807) ;=> error: integer overflow
(inc nil) ;=> error: expected a number, found nil
(inc "a") ;=> error: expected a number, found a string
(inc) ;=> error: expected 1 argument to inc, found 0
(map inc [1 2]) ;=> (2 3)
