5N ;=> 5N
0N ;=> 0N
-5N ;=> -5N
123456789012345678901234567890 ;=> 123456789012345678901234567890N
(+ 1N 1) ;=> 2N
(+ 1 1N) ;=> 2N
(* 1N 2) ;=> 2N
(- 5N) ;=> -5N
(- 5N 5) ;=> 0N
(inc 5N) ;=> 6N
(dec 5N) ;=> 4N
(/ 6N 3) ;=> 2N
(/ 7N 2) ;=> 7/2
(/ 6N 4N) ;=> 3/2
(+ 5N 0.5) ;=> 5.5
(* 2N 1.5M) ;=> 3.0M
(- 1N 1/2) ;=> 1/2
(quot 7N 2) ;=> 3N
(quot -7N 2) ;=> -3N
(rem 7N 2) ;=> 1N
(rem -7N 2) ;=> -1N
(mod -7N 2) ;=> 1N
(mod 7N -2) ;=> -1N
(mod 10000000000000000000000N 7) ;=> 4N
(* 99999999999N 99999999999N) ;=> 9999999999800000000001N
(+ 9223372036854775807 1N) ;=> 9223372036854775808N
(- -9223372036854775808N 1) ;=> -9223372036854775809N
(* 9223372036854775807N 9223372036854775807) ;=> 85070591730234615847396907784232501249N
(reduce * 1N (range 1 26)) ;=> 15511210043330985984000000N
(reduce *' (range 1 22)) ;=> 51090942171709440000N
(/ 5N 0) ;=> error: divide by zero
(mod 5N 0) ;=> error: divide by zero
(quot 5N 0) ;=> error: divide by zero
(= 5 5N) ;=> true
(= 5N 5) ;=> true
(= 5N 5.0) ;=> false
(= 5N 5M) ;=> false
(== 5N 5.0) ;=> true
(== 5N 5M) ;=> true
(< 5N 6) ;=> true
(> 5N 4.5) ;=> true
(compare 5N 5) ;=> 0
(compare 5N 6) ;=> -1
(= (hash 5) (hash 5N)) ;=> true
(= (hash -1) (hash -1N)) ;=> true
(= {5N 1} {5 1}) ;=> true
(= #{5N} #{5}) ;=> true
(get {5N :a} 5) ;=> :a
(get {5 :a} 5N) ;=> :a
(contains? #{1 2 3} 2N) ;=> true
(conj #{1} 1N) ;=> #{1}
(assoc {1N :x} 1 :y) ;=> {1N :y}
(= [1 2N] [1N 2]) ;=> true
(distinct [1 1N 2]) ;=> (1 2)
(count (set (concat (range 100) (map bigint (range 100))))) ;=> 100
(get (zipmap (range 100) (range 100)) 42N) ;=> 42
(case 5N 5 :five :other) ;=> :five
(integer? 5N) ;=> true
(int? 5N) ;=> false
(rational? 5N) ;=> true
(number? 5N) ;=> true
(pos-int? 5N) ;=> false
(nat-int? 0N) ;=> false
(neg-int? -1N) ;=> false
(decimal? 5N) ;=> false
(even? 4N) ;=> true
(odd? 5N) ;=> true
(odd? 123456789012345678901N) ;=> true
(zero? 0N) ;=> true
(pos? 5N) ;=> true
(neg? -5N) ;=> true
(abs -5N) ;=> 5N
(max 1 2N) ;=> 2N
(min 1N 2) ;=> 1N
(max 1N 1) ;=> 1
(str 5N) ;=> "5"
(pr-str 5N) ;=> "5N"
(str [5N]) ;=> "[5N]"
(with-out-str (print 5N)) ;=> "5N"
(with-out-str (prn 5N)) ;=> "5N\n"
(read-string "5N") ;=> 5N
(read-string (pr-str 99999999999999999999)) ;=> 99999999999999999999N
(bit-and 5N 3) ;=> error: expected an integer of 64 bits, found a big integer
(bit-not 5N) ;=> error: expected an integer of 64 bits, found a big integer
