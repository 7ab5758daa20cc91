; The order is that of the keys by compare, whatever the order of insertion.
(sorted-map) ;=> {}
(sorted-map :b 1 :a 2) ;=> {:a 2, :b 1}
(sorted-map 3 :c 1 :a 2 :b) ;=> {1 :a, 2 :b, 3 :c}
(sorted-map nil 1 :a 2) ;=> {nil 1, :a 2}
(sorted-map [2] 1 [1 1] 2 [1] 3) ;=> {[1] 3, [2] 1, [1 1] 2}
(sorted-map 1 :a 1.0 :b) ;=> {1 :b}
(sorted-map 1) ;=> error: expected a value for each key, found 1 arguments (the last is 1)
(sorted-map {} 1) ;=> error: cannot compare a map with a map
(sorted-map :a 1 "b" 2) ;=> error: cannot compare a string with a keyword
(apply sorted-map [2 :b 1 :a]) ;=> {1 :a, 2 :b}
(sorted? (sorted-map)) ;=> true
(sorted? {}) ;=> false
(map? (sorted-map)) ;=> true
(coll? (sorted-map)) ;=> true
(associative? (sorted-map)) ;=> true
(reversible? (sorted-map)) ;=> true
(counted? (sorted-map)) ;=> true
(ifn? (sorted-map)) ;=> true
(class (sorted-map)) ;=> clojure.lang.PersistentTreeMap
; Lookup.
((sorted-map 1 2) 1) ;=> 2
((sorted-map 1 2) 5 :no) ;=> :no
(:a (sorted-map :a 1)) ;=> 1
(get (sorted-map 1 2) 3 :d) ;=> :d
(get (sorted-map 1 2) :a) ;=> error: cannot compare a keyword with an integer
(contains? (sorted-map 1 2) 1) ;=> true
(find (sorted-map 1 2) 1) ;=> [1 2]
(get-in (sorted-map 1 {:a 2}) [1 :a]) ;=> 2
(let [{:keys [a b]} (sorted-map :a 1 :b 2)] [a b]) ;=> [1 2]
; Updates.
(assoc (sorted-map 3 4) 1 2) ;=> {1 2, 3 4}
(assoc (sorted-map 1 :a) 1.0 :b) ;=> {1 :b}
(conj (sorted-map 1 2) {3 4 0 1}) ;=> {0 1, 1 2, 3 4}
(conj (sorted-map 1 2) nil) ;=> {1 2}
(conj (sorted-map) [1]) ;=> error: expected an entry [key value] for a map, found a vector of 1
(dissoc (sorted-map 1 2 3 4) 1 5) ;=> {3 4}
(dissoc (sorted-map 1 2) :a) ;=> error: cannot compare a keyword with an integer
(merge (sorted-map 2 1) {1 1}) ;=> {1 1, 2 1}
(update (sorted-map 1 1) 1 inc) ;=> {1 2}
(assoc-in (sorted-map) [1 2] 3) ;=> {1 {2 3}}
(merge-with + (sorted-map 1 1) {1 2 3 4}) ;=> {1 3, 3 4}
(into (sorted-map) (map (fn [x] [x x])) [3 1 2]) ;=> {1 1, 2 2, 3 3}
(into (sorted-map) {3 4 1 2}) ;=> {1 2, 3 4}
(select-keys (sorted-map 3 4 1 2) [1 3]) ;=> {1 2, 3 4}
(sorted? (select-keys (sorted-map 3 4 1 2) [1])) ;=> false
(empty (sorted-map 1 2)) ;=> {}
(sorted? (empty (sorted-map 1 2))) ;=> true
(meta (assoc (with-meta (sorted-map 1 2) {:a 1}) 2 2)) ;=> {:a 1}
(meta (empty (with-meta (sorted-map 1 2) {:a 1}))) ;=> {:a 1}
; Walks.
(first (sorted-map 2 1 1 0)) ;=> [1 0]
(rest (sorted-map 2 1 1 0)) ;=> ([2 1])
(keys (sorted-map 2 1 1 1)) ;=> (1 2)
(vals (sorted-map 2 1 1 2)) ;=> (2 1)
(keys (sorted-map)) ;=> nil
(rseq (sorted-map 1 2 3 4)) ;=> ([3 4] [1 2])
(rseq (sorted-map)) ;=> nil
(map key (sorted-map :b 1 :a 2)) ;=> (:a :b)
(every? vector? (sorted-map 1 2)) ;=> true
(reduce-kv (fn [a k v] (conj a k v)) [] (sorted-map 3 4 1 2)) ;=> [1 2 3 4]
(vec (sorted-map 1 2)) ;=> [[1 2]]
(reduce dissoc (into (sorted-map) (map (fn [i] [i i])) (range 1000)) (range 3 1000)) ;=> {0 0, 1 1, 2 2}
(= (range 1000) (keys (into (sorted-map) (shuffle (map (fn [i] [i i]) (range 1000)))))) ;=> true
; Equality and hash are those of maps.
(= (sorted-map 1 :a) {1 :a}) ;=> true
(= {1 2} (sorted-map 1 3)) ;=> false
(= (sorted-map 1 (map inc [1])) {1 [2]}) ;=> true
(= (sorted-map-by > 1 2 3 4) (sorted-map 1 2 3 4)) ;=> true
(= (hash (sorted-map 1 2)) (hash {1 2})) ;=> true
(contains? #{{1 2}} (sorted-map 1 2)) ;=> true
(get {(sorted-map 1 2) :x} {1 2}) ;=> :x
(str (sorted-map :a 1 :b "x")) ;=> "{:a 1, :b \"x\"}"
; An update of one that something else holds.
(let [m (sorted-map 1 2)] (assoc m 3 4) (count m)) ;=> 1 | in-place: 2
(let [m (sorted-map 1 2)] (assoc m 0 1) (first m)) ;=> [1 2] | in-place: [0 1]
(let [m (freeze (sorted-map 1 2))] (assoc m 3 4) (count m)) ;=> 1
(let [m (copy (sorted-map 1 2)) n m] (count (assoc (copy n) 3 4)) (count m)) ;=> 1
