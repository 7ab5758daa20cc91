; +'
(+' 9223372036854775807 1) ;=> 9223372036854775808N
(+' 1 2 3) ;=> 6
(+') ;=> 0
(+' 1.5 1) ;=> 2.5
(+' 1 nil) ;=> error: expected a number, found nil
(class (+' 1 2)) ;=> java.lang.Long
