; parse-long
(parse-long "12") ;=> 12
(parse-long "-12") ;=> -12
(parse-long "+12") ;=> 12
(parse-long " 12") ;=> nil
(parse-long "1.5") ;=> nil
(parse-long "") ;=> nil
(parse-long nil) ;=> error: expected a string, found nil
(parse-long 5) ;=> error: expected a string, found an integer
(parse-long "99999999999999999999") ;=> nil
(parse-long "-9223372036854775808") ;=> -9223372036854775808
(parse-long "9223372036854775808") ;=> nil
(parse-long "0x10") ;=> nil
