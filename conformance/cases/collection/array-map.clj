(array-map) ;=> {}
(array-map :b 1 :a 2) ;=> {:b 1, :a 2}
(keys (array-map :z 1 :y 2 :x 3 :w 4)) ;=> (:z :y :x :w)
(array-map :a 1 :b 2 :a 3) ;=> {:a 3, :b 2}
(= (array-map :a 1) (hash-map :a 1)) ;=> true
(= (hash (array-map :a 1 :b 2)) (hash (hash-map :b 2 :a 1))) ;=> true
(array-map :a) ;=> error:
(assoc (array-map :b 1 :a 2) :b 9) ;=> {:b 9, :a 2}
