`a ;=> user/a
`(a b) ;=> (user/a user/b)
`inc ;=> clojure.core/inc
`(inc ~(+ 1 2)) ;=> (clojure.core/inc 3)
`(1 ~@[2 3] 4) ;=> (1 2 3 4)
`[~@(range 3)] ;=> [0 1 2]
`{:a ~(inc 1)} ;=> {:a 2}
`#{~(inc 1)} ;=> #{2}
`(if x) ;=> (if user/x)
`:k ;=> :k
`"s" ;=> "s"
`nil ;=> nil
`() ;=> ()
`(~@[]) ;=> ()
`(~@nil 1) ;=> (1)
`~'x ;=> x
`(~'x y) ;=> (x user/y)
(let [[a b] `[x# x#]] (= a b)) ;=> true
(= `x# `x#) ;=> false
(let [x 5] `(+ ~x ~(* x 2))) ;=> (clojure.core/+ 5 10)
(eval `(+ 1 ~(+ 1 1))) ;=> 3
``a ;=> (quote user/a)
(let [y 2] (first `(x `(z ~~y)))) ;=> user/x
(eval (let [y 2] ``(a ~~y))) ;=> (user/a 2)
((eval `(fn [x#] (inc x#))) 1) ;=> 2
`(a.b/c) ;=> (a.b/c)
`& ;=> &
`(def ~'z 1) ;=> (def z 1)
(require '[clojure.string :as str])
`str/join ;=> clojure.string/join
~x ;=> error: expected a syntax-quote
`~@[1] ;=> error: ~@
`(let [a 1] a) ;=> (clojure.core/let [user/a 1] user/a)
(eval (read-string "`(a ~(+ 1 2) ~@[3 4])")) ;=> (user/a 3 3 4)
'`a ;=> (quote user/a)
(read-string "`a/b") ;=> (quote a/b)
(eval '`[~@nil 1]) ;=> [1]
