(map-entry? (first {:a 1})) ;=> true
(map-entry? [1 2]) ;=> false
(map map-entry? (seq {:a 1 :b 2})) ;=> (true true)
(map-entry? (find {:a 1} :a)) ;=> true
(map-entry? (first (sorted-map 1 2))) ;=> true
(map-entry? (conj (first {:a 1}) 2)) ;=> false
(map-entry? (assoc (first {:a 1}) 0 :b)) ;=> false
(map-entry? nil) ;=> false
(map-entry? {:a 1}) ;=> false
(reduce (fn [n e] (if (map-entry? e) (inc n) n)) 0 {:a 1 :b 2}) ;=> 2
(= (first {:a 1}) [:a 1]) ;=> true
(vector? (first {:a 1})) ;=> true
