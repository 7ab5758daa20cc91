1M ;=> 1M
1.50M ;=> 1.50M
-0.00M ;=> 0.00M
1e3M ;=> 1E+3M
1E-10M ;=> 1E-10M
1.5e-3M ;=> 0.0015M
100M ;=> 100M
0.000001M ;=> 0.000001M
0.0000001M ;=> 1E-7M
123456789012345678901234567890.123M ;=> 123456789012345678901234567890.123M
1e1000M ;=> 1E+1000M
0E+5M ;=> 0E+5M
1.M ;=> 1M
08M ;=> 8M
(+ 1M 1) ;=> 2M
(+ 1.5M 0.25M) ;=> 1.75M
(+ 1.50M 0.5M) ;=> 2.00M
(- 1M 1.00M) ;=> 0.00M
(* 1.50M 2) ;=> 3.00M
(* 1.5M 1.5M) ;=> 2.25M
(/ 1M 4) ;=> 0.25M
(/ 1.00M 2) ;=> 0.50M
(/ 100M 2M) ;=> 50M
(/ 1e3M 2) ;=> 5E+2M
(/ 1M 8) ;=> 0.125M
(/ 0.00M 3) ;=> 0.00M
(/ 1M 3M) ;=> error: non-terminating decimal expansion: no decimal is the exact result (with-precision rounds it)
(/ 1M 0) ;=> error: divide by zero
(/ 1M 0.0) ;=> ##Inf
(/ 5 0M) ;=> error: divide by zero
(- 1.50M) ;=> -1.50M
(inc 1.50M) ;=> 2.50M
(dec 1.50M) ;=> 0.50M
(+ 1M 1/2) ;=> 1.5M
(+ 1M 1/3) ;=> error: non-terminating decimal expansion: no decimal is the exact result (with-precision rounds it)
(+ 1M 1N) ;=> 2M
(+ 1M 1.5) ;=> 2.5
(* 1.5M 2.0) ;=> 3.0
(+ 0.1M 0.2M) ;=> 0.3M
(= 0.3M (+ 0.1M 0.2M)) ;=> true
(quot 10.50M 2M) ;=> 5.00M
(quot 100M 0.3M) ;=> 333M
(rem 10.50M 3M) ;=> 1.50M
(rem -10.50M 3M) ;=> -1.50M
(mod -10.50M 3M) ;=> 1.50M
(mod 10.50M -3M) ;=> -1.50M
(quot 7.5M 2) ;=> 3.0M
(rem 1 3.14M) ;=> 1M
(quot 100M 0.5M) ;=> 2.0E+2M
(quot 1M 0) ;=> error: divide by zero
(rem 1M 0M) ;=> error: divide by zero
(= 1.0M 1.00M) ;=> true
(= 1M 1) ;=> false
(= 1M 1.0) ;=> false
(== 1M 1) ;=> true
(== 1.5M 1.5) ;=> true
(== 0.1M 0.1) ;=> true
(= 0M 0.00M) ;=> true
(= (hash 1.0M) (hash 1.00M)) ;=> true
(= (hash 100M) (hash 1E+2M)) ;=> true
(get {1.0M :one} 1.00M) ;=> :one
(count #{1.0M 1.5M}) ;=> 2
(< 1.5M 1.50M) ;=> false
(<= 1.5M 1.50M) ;=> true
(< 1M 1.5) ;=> true
(compare 1.0M 1.00M) ;=> 0
(compare 2M 10M) ;=> -1
(compare -1.01M -1.1M) ;=> 1
(max 1.5M 1) ;=> 1.5M
(min 1.5M 2N) ;=> 1.5M
(max 1.0M 1.00M) ;=> 1.00M
(decimal? 1M) ;=> true
(decimal? 1.0) ;=> false
(decimal? 1) ;=> false
(decimal? nil) ;=> false
(rational? 1M) ;=> true
(number? 1M) ;=> true
(float? 1M) ;=> false
(double? 1M) ;=> false
(integer? 1M) ;=> false
(ratio? 0.5M) ;=> false
(zero? 0.00M) ;=> true
(pos? 1M) ;=> true
(neg? -1M) ;=> true
(abs -1.50M) ;=> 1.50M
(even? 2M) ;=> error: expected an integer, found a decimal
(str 1.50M) ;=> "1.50"
(pr-str 1.50M) ;=> "1.50M"
(str [1.50M]) ;=> "[1.50M]"
(read-string "1.50M") ;=> 1.50M
(read-string (pr-str 1E+3M)) ;=> 1E+3M
(long 2.9M) ;=> 2
(int -2.9M) ;=> -2
(double 1.5M) ;=> 1.5
(double 1e400M) ;=> ##Inf
(reduce + [1.1M 2.2M 3.3M]) ;=> 6.6M
(map #(* % 1.10M) [1 2N]) ;=> (1.10M 2.20M)
