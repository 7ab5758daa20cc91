; parse-double
(parse-double "1.5") ;=> 1.5
(parse-double "1e3") ;=> 1000.0
(parse-double "abc") ;=> nil
(parse-double "NaN") ;=> ##NaN
(parse-double "Infinity") ;=> ##Inf
(parse-double " 1.5 ") ;=> 1.5
(parse-double nil) ;=> error: expected a string, found nil
(parse-double "-1.5") ;=> -1.5
(parse-double "1") ;=> 1.0
(parse-double "") ;=> nil
(parse-double "1.5x") ;=> nil
