(def v (vector 1 2 3))
(conj v 4) ;=> [1 2 3 4]
(nth v 2) ;=> 3
(count v) ;=> 3 | in-place: 4
(def m (hash-map :a 1 :b 2))
(get m :a) ;=> 1
(assoc m :c 3) ;=> {:a 1, :b 2, :c 3}
(count m) ;=> 2 | in-place: 3
(seq m) ;=> ([:a 1] [:b 2]) | in-place: ([:a 1] [:b 2] [:c 3])
(def s (hash-set 1 2 3))
(conj s 4) ;=> #{1 2 3 4}
(contains? s 2) ;=> true
