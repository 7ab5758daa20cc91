; as->
(as-> 1 x (inc x) [x x]) ;=> [2 2]
(as-> 1 x) ;=> 1
(as-> {:a 1} m (assoc m :b 2) (keys m) (sort m)) ;=> (:a :b)
(as-> [1 2] v (map inc v) (vec v) (conj v 9)) ;=> [2 3 9]
(as-> nil x) ;=> nil
(as-> 1 x x x) ;=> 1
(as-> {:a 1} {:keys [a]} a) ;=> 1
