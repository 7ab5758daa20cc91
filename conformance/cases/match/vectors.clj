(defn shape [v] (match v [] :none [a] [:one a] [a b] [:two a b] [a & more] [:more a more] _ :no-vector))
(shape []) ;=> :none
(shape [1]) ;=> [:one 1]
(shape [1 2]) ;=> [:two 1 2]
(shape [1 2 3 4]) ;=> [:more 1 [2 3 4]]
(shape '(1 2)) ;=> :no-vector
(shape nil) ;=> :no-vector
(shape {:a 1}) ;=> :no-vector
(match [[1 2] [3]] [[a b] [c]] (+ a b c)) ;=> 6
(match [1 [2 [3]]] [a [b [c]]] [c b a]) ;=> [3 2 1]
(match (vector 1 2 3) [1 2 & [x]] x) ;=> 3
(match (vector 1 2) [1 2 & r] r) ;=> []
(match (vector 1) [1 2 & r] r _ :short) ;=> :short
(match (vector 1 2 3) [_ _ x] x) ;=> 3
(match '(1 2 3) ([a & more] :seq) [a more]) ;=> [1 (2 3)]
(match '(1 2) ([a b] :seq) [b a]) ;=> [2 1]
(match '(1 2 3) ([a b] :seq) :two _ :other) ;=> :other
(match (vector 1 2) ([a b] :seq) [b a]) ;=> [2 1]
(match (range) ([a b & _] :seq) [a b]) ;=> [0 1]
(match () ([] :seq) :empty) ;=> :empty
(match 5 ([] :seq) :empty _ :other) ;=> :other
; the rest is a vector of its own
(def v (vector 1 2 3))
(match v [_ & more] (conj more 9)) ;=> [2 3 9]
v ;=> [1 2 3]
(match (vector 1) [a & b c] 1) ;=> error: expected one pattern after & in match
