; = tells integers from floats, == compares their values.
(= 1 1) ;=> true
(= 1 1.0) ;=> false
(== 1 1.0) ;=> true
(== 1) ;=> true
(== 1 1 1.0) ;=> true
(== 1 2) ;=> false
(= 1) ;=> true
(= 1 1 1) ;=> true
(= 1 1 2) ;=> false
(not= 1 2) ;=> true
(not= 1 1) ;=> false
(not= 1) ;=> false
(not= 1 1 2) ;=> true
(= 0.0 -0.0) ;=> true
(= ##NaN ##NaN) ;=> false
(== ##NaN ##NaN) ;=> false
(= nil nil) ;=> true
(= nil false) ;=> false
(= 1 "1") ;=> false
(= :a 'a) ;=> false
(== 1 :a) ;=> error: expected a number, found a keyword
(identical? :a :a) ;=> true
(identical? 1 2) ;=> false
