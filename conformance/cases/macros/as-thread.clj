(as-> 1 x) ;=> 1
(as-> 1 x (+ x 1) (* 10 x)) ;=> 20
(as-> [1 2] v (conj v 3) (reduce + v)) ;=> 6
(as-> {:a 1} m (assoc m :b 2) (vals m) (apply + m)) ;=> 3
(-> 5 (as-> n (- 10 n)) inc) ;=> 6
(as-> [1 2] [a b] [b a] (+ a b)) ;=> 3
(as-> 1) ;=> error: expected a name in as->, found nothing
