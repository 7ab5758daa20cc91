(do (defmacro m1 [test & body] `(if ~test nil (do ~@body))) (m1 false 1 2)) ;=> 2
(do (defmacro m2 [[a b]] `(+ ~a ~b)) (m2 [1 2])) ;=> 3
(do (defmacro m3 ([] 0) ([x] `(inc ~x))) [(m3) (m3 5)]) ;=> [0 6]
(do (defmacro m4 [& _] `(quote ~&form)) (m4 a 1)) ;=> (m4 a 1)
