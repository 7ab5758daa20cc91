(as-> 1 x (inc x) (* x 2)) ;=> 4
(as-> [1 2] v (conj v 3) (map inc v)) ;=> (2 3 4)
(as-> 1 x) ;=> 1
(as-> {:a [1 2]} [b] (:a b)) ;=> error: expected a vector, a sequence or a string, found a map
(as-> 1 x (str x "a") (count x)) ;=> 2
