(hash-map) ;=> {}
(hash-map :a 1) ;=> {:a 1}
(hash-map :a 1 :b 2) ;=> {:a 1, :b 2}
(hash-map :a 1 :a 2) ;=> {:a 2}
(hash-map nil nil) ;=> {nil nil}
(hash-map :a) ;=> error:
(apply hash-map [:a 1 :b 2]) ;=> {:a 1, :b 2}
(map? (hash-map)) ;=> true
(count (apply hash-map (range 200))) ;=> 100
(= (hash-map :a 1 :b 2) {:b 2 :a 1}) ;=> true
(hash-map [1] :v '(1) :l) ;=> {[1] :l}
