(rem 7 2) ;=> 1
(rem -7 2) ;=> -1
(rem 7 -2) ;=> 1
(rem -7 -2) ;=> -1
(rem 6 3) ;=> 0
(rem 7.5 2) ;=> 1.5
(rem -7.5 2) ;=> -1.5
(rem -9223372036854775808 -1) ;=> 0
(rem 1 0) ;=> error: Divide by zero
(rem 5.0 0) ;=> error: Divide by zero
(let [a -17 b 5] (= a (+ (* b (quot a b)) (rem a b)))) ;=> true
