(defrecord P [x y])
(update (->P 1 2) :x inc) ;=> #user.P{:x 2, :y 2}
(merge (->P 1 2) {:x 9}) ;=> #user.P{:x 9, :y 2}
(merge {:x 9} (->P 1 2)) ;=> {:x 1, :y 2}
(into (->P 1 2) {:z 3}) ;=> #user.P{:x 1, :y 2, :z 3}
(into {} (->P 1 2)) ;=> {:x 1, :y 2}
(conj (->P 1 2) [:x 7]) ;=> #user.P{:x 7, :y 2}
(select-keys (->P 1 2) [:x]) ;=> {:x 1}
(reduce-kv (fn [m k v] (conj m [k v])) [] (->P 1 2)) ;=> [[:x 1] [:y 2]]
(let [{:keys [x y]} (->P 1 2)] [x y]) ;=> [1 2]
(get-in (->P {:a 1} 2) [:x :a]) ;=> 1
(assoc-in (->P {:a 1} 2) [:x :a] 5) ;=> #user.P{:x {:a 5}, :y 2}
(update-in (->P {:a 1} 2) [:x :a] inc) ;=> #user.P{:x {:a 2}, :y 2}
(contains? (->P 1 2) :x) ;=> true
(contains? (->P 1 2) :z) ;=> false
(find (->P 1 2) :x) ;=> [:x 1]
(map key (->P 1 2)) ;=> (:x :y)
(apply + (vals (->P 1 2))) ;=> 3
(empty (->P 1 2)) ;=> error: Can't create empty: user.P
(update-vals (->P 1 2) inc) ;=> {:x 2, :y 3}
(every? (fn [[k v]] (keyword? k)) (->P 1 2)) ;=> true
(sort-by :x [(->P 3 0) (->P 1 0) (->P 2 0)]) ;=> (#user.P{:x 1, :y 0} #user.P{:x 2, :y 0} #user.P{:x 3, :y 0})
(mapv :x [(->P 1 2) (->P 3 4)]) ;=> [1 3]
(group-by :y [(->P 1 2) (->P 3 2)]) ;=> {2 [#user.P{:x 1, :y 2} #user.P{:x 3, :y 2}]}
(frequencies [(->P 1 2) (->P 1 2)]) ;=> {#user.P{:x 1, :y 2} 2}
; Metadata is kept.
(meta (with-meta (->P 1 2) {:m 1})) ;=> {:m 1}
(meta (assoc (with-meta (->P 1 2) {:m 1}) :x 5)) ;=> {:m 1}
(class (with-meta (->P 1 2) {:m 1})) ;=> user.P
(class (vary-meta (->P 1 2) assoc :m 1)) ;=> user.P
(meta (dissoc (with-meta (->P 1 2) {:m 1}) :x)) ;=> {:m 1}
(= (->P 1 2) (with-meta (->P 1 2) {:m 1})) ;=> true
; One update rule: frozen ones are copied, a record with one handle changes in place.
(let [p (freeze (->P 1 2)) q (assoc p :x 5)] [p q]) ;=> [#user.P{:x 1, :y 2} #user.P{:x 5, :y 2}]
(class (freeze (->P [1] 2))) ;=> user.P
(class (copy (->P [1] 2))) ;=> user.P
(let [p (->P 1 2) q (dissoc p :x)] [(record? p) (record? q)]) ;=> [true false]
(let [p (->P 1 2) q (assoc p :x 5)] [(:x p) (:x q)]) ;=> [1 5] | in-place: [5 5]
; Walking.
(clojure.walk/postwalk (fn [x] (if (int? x) (inc x) x)) (->P 1 [2])) ;=> #user.P{:x 2, :y [3]}
; Printing and reading.
(pr-str (->P "a" \b)) ;=> "#user.P{:x \"a\", :y \\b}"
(str (->P 1 2)) ;=> "#user.P{:x 1, :y 2}"
(pr-str [(->P 1 nil)]) ;=> "[#user.P{:x 1, :y nil}]"
(= (->P 1 [2]) (read-string (pr-str (->P 1 [2])))) ;=> true
(read-string "#user.P[1 2]") ;=> #user.P{:x 1, :y 2}
#user.P {:x 1 :y 2} ;=> #user.P{:x 1, :y 2}
#user.P [3 4] ;=> #user.P{:x 3, :y 4}
#user.P {:x 1} ;=> #user.P{:x 1, :y nil}
(:x #user.P {:x (+ 1 2)}) ;=> (+ 1 2)
(defrecord Empty [])
(->Empty) ;=> #user.Empty{}
(assoc (->Empty) :a 1) ;=> #user.Empty{:a 1}
(defrecord Wide [a b c d e f g h i j])
(:j (->Wide 1 2 3 4 5 6 7 8 9 10)) ;=> 10
(count (->Wide 1 2 3 4 5 6 7 8 9 10)) ;=> 10
(record? (assoc (->Wide 1 2 3 4 5 6 7 8 9 10) :k 11)) ;=> true
(defrecord Bad [a a]) ;=> error: two fields of one name in defrecord
(defrecord Bad (a b)) ;=> error: expected a vector of the names of fields in defrecord
