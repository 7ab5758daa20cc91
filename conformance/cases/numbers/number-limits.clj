; What would be too large is an error before anything is computed.
(+ 1e1000000000M 1) ;=> error: expected a decimal with digits of at most 65536 bits
(bigint 1e1000000000M) ;=> error: expected an integer of at most 1048576 bits
(long 1e1000000000M) ;=> error: value out of range for long: 1E+1000000000M
(double 1e1000000000M) ;=> ##Inf
(rationalize 1e-1000000000M) ;=> error: expected a ratio of at most 65536 bits
(* 1e2000000000M 1e2000000000M) ;=> error: expected a decimal with an exponent within 32 bits, found 4000000000
(quot 1e1000000000M 3) ;=> error: expected a decimal with digits of at most 65536 bits
(/ 1e1000000000M 8) ;=> 1.25E+999999999M
(- 1e2147483647M) ;=> -1E+2147483647M
(abs -1e2147483647M) ;=> 1E+2147483647M
(= 1e1000000000M 1e1000000001M) ;=> false
(compare 1e1000000000M 1/3) ;=> 1
(compare -1e1000000000M 1/3) ;=> -1
(compare 1e-1000000000M 1/3) ;=> -1
(< 1e1000000000M 1N) ;=> false
(= (hash 1e1000000000M) (hash 10e999999999M)) ;=> true
(format "%f" 1e1000000000M) ;=> error: expected a number of at most
(format "%e" 1e1000000000M) ;=> "1.000000e+1000000000"
(format "%.2f" 1e-1000000000M) ;=> "0.00"
(with-precision 100000000 (/ 1M 3)) ;=> error: expected a precision from 0 to 10000 digits, found 100000000
(with-precision 3 :rounding SIDEWAYS (/ 1M 3)) ;=> error: expected a rounding (UP, DOWN
(read-string "1e3000000000M") ;=> error: 1e3000000000M
(bigint (apply str (repeat 400000 "9"))) ;=> error: expected an integer of at most 1048576 bits
(bigdec (apply str (repeat 40000 "9"))) ;=> error: expected a decimal with digits of at most 65536 bits
(loop [x 10000000000000000000000000000000000000000N] (recur (* x x))) ;=> error: expected an integer of at most 1048576 bits
(loop [x 1/3] (recur (* x x))) ;=> error: expected a ratio of at most 65536 bits
(loop [x 1.1M] (recur (* x x))) ;=> error: expected a decimal with digits of at most 65536 bits
