(key (first {:a 1})) ;=> :a
(val (first {:a 1})) ;=> 1
(map key {:a 1 :b 2}) ;=> (:a :b)
(map val {:a 1 :b 2}) ;=> (1 2)
(first {:a 1}) ;=> [:a 1]
(vector? (first {:a 1})) ;=> true
(let [[k v] (first {:a 1})] [v k]) ;=> [1 :a]
(conj (first {:a 1}) 2) ;=> [:a 1 2]
(key nil) ;=> error:
(= [:a 1] (first {:a 1})) ;=> true
(nth (first {:a 1}) 0) ;=> :a
(apply hash-map (first {:a 1})) ;=> {:a 1}
