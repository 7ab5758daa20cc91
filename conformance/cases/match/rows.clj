(defn fizz [n] (match [(mod n 3) (mod n 5)] [0 0] "FizzBuzz" [0 _] "Fizz" [_ 0] "Buzz" :else n))
(map fizz (range 1 16)) ;=> (1 2 "Fizz" 4 "Buzz" "Fizz" 7 8 "Fizz" "Buzz" 11 "Fizz" 13 14 "FizzBuzz")
(match [1 2] [a b] (+ a b)) ;=> 3
(match [5] [x] x) ;=> 5
(match [true false] [false _] 1 [true true] 2 [true false] 3) ;=> 3
(match [1 2] _ :any) ;=> :any
(match [1 2] [0 0] :no) ;=> error: no matching clause: [1 2]
(match [1 2] [a] a) ;=> error: no matching clause: [1 2]
(match [1 2] [a] [:one a] [a b] [:two a b]) ;=> [:two 1 2]
(match [1 2 3] [a & more] [a more]) ;=> [1 [2 3]]
(match [1 2] x x) ;=> [1 2]
; names of earlier patterns are there in later ones; the body may recur
(match [1 2] [a (b :guard (fn [b] (> b a)))] :ascending _ :other) ;=> :ascending
(loop [todo [1 2 3] sum 0] (match todo [] sum [x & more] (recur more (+ sum x)))) ;=> 6
(defn ev [e] (match e (n :guard number?) n [:add a b] (+ (ev a) (ev b)) [:mul a b] (* (ev a) (ev b)) [:neg a] (- (ev a))))
(ev [:add 1 [:mul 2 [:neg 3]]]) ;=> -5
(defn len [xs] (match xs ([] :seq) 0 ([_ & more] :seq) (inc (len more))))
(len '(a b c)) ;=> 3
