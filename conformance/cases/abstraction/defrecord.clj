(defrecord P [x y])
(def p (->P 1 2))
p ;=> #user.P{:x 1, :y 2}
(:x p) ;=> 1
(:z p) ;=> nil
(:z p :none) ;=> :none
(get p :y) ;=> 2
(.-x p) ;=> 1
(.x p) ;=> 1
(.-z p) ;=> error: expected an object with the field z, found a user.P
(P. 3 4) ;=> #user.P{:x 3, :y 4}
(new P 3 4) ;=> #user.P{:x 3, :y 4}
(user.P. 3 4) ;=> #user.P{:x 3, :y 4}
(->P 1) ;=> error: expected 2 arguments to ->P, found 1
(P. 1) ;=> error: expected 2 arguments to user.P., found 1
(map->P {:x 1 :y 2}) ;=> #user.P{:x 1, :y 2}
(map->P {:y 2}) ;=> #user.P{:x nil, :y 2}
(map->P {:x 1 :y 2 :z 3}) ;=> #user.P{:x 1, :y 2, :z 3}
(map->P {}) ;=> #user.P{:x nil, :y nil}
; It is a map, of its own class.
(map? p) ;=> true
(record? p) ;=> true
(record? {}) ;=> false
(coll? p) ;=> true
(associative? p) ;=> true
(counted? p) ;=> true
(sequential? p) ;=> false
(vector? p) ;=> false
(ifn? p) ;=> false
(p :x) ;=> error: expected a function, found a record
(class p) ;=> user.P
(instance? P p) ;=> true
(instance? P {:x 1 :y 2}) ;=> false
(instance? user.P p) ;=> true
(instance? clojure.lang.IRecord p) ;=> true
(instance? clojure.lang.IPersistentMap p) ;=> true
(instance? java.util.Map p) ;=> true
; Equality asks for the same class.
(= p (->P 1 2)) ;=> true
(= p (->P 1 3)) ;=> false
(= p {:x 1 :y 2}) ;=> false
(= {:x 1 :y 2} p) ;=> false
(= (hash p) (hash (->P 1 2))) ;=> true
(defrecord Q [x y])
(= p (->Q 1 2)) ;=> false
(get {p :found} (->P 1 2)) ;=> :found
(get {p :found} {:x 1 :y 2}) ;=> nil
(contains? #{p} (->P 1 2)) ;=> true
(contains? #{p} (->Q 1 2)) ;=> false
(count (hash-set p (->P 1 2) {:x 1 :y 2})) ;=> 2
; What maps can do.
(count p) ;=> 2
(keys p) ;=> (:x :y)
(vals p) ;=> (1 2)
(seq p) ;=> ([:x 1] [:y 2])
(assoc (->P 1 2) :x 5) ;=> #user.P{:x 5, :y 2}
(assoc (->P 1 2) :z 3) ;=> #user.P{:x 1, :y 2, :z 3}
(dissoc (assoc (->P 1 2) :z 3) :z) ;=> #user.P{:x 1, :y 2}
(record? (dissoc (->P 1 2) :x)) ;=> false
(dissoc (->P 1 2) :x) ;=> {:y 2}
(dissoc (->P 1 2) :nope) ;=> #user.P{:x 1, :y 2}
(class (dissoc (->P 1 2) :nope)) ;=> user.P
