; < > <= >= of one or more numbers.
(< 1 2) ;=> true
(< 2 1) ;=> false
(< 1 1) ;=> false
(< 1 2 3 4) ;=> true
(< 1 2 2 4) ;=> false
(<= 1 2 2 4) ;=> true
(> 4 3 2 1) ;=> true
(>= 4 4 2) ;=> true
(>= 4 4 5) ;=> false
(< 1) ;=> true
(< 1 1.5) ;=> true
(<= 1 1.0) ;=> true
(< ##-Inf 0 ##Inf) ;=> true
(< ##NaN 1) ;=> false
(> ##NaN 1) ;=> false
(<= ##NaN ##NaN) ;=> false
(<) ;=> error: to <, found 0
(< 1 nil) ;=> error: expected a number, found nil
(< "a" "b") ;=> error: expected a number, found a string
(apply < [1 2 3]) ;=> true
(sort > [3 1 2]) ;=> (3 2 1)
