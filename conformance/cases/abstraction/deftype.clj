(deftype Point [x y])
(def p (->Point 1 2))
(.-x p) ;=> 1
(.y p) ;=> 2
(:x p) ;=> nil
(get p :x) ;=> nil
(map? p) ;=> false
(record? p) ;=> false
(instance? Point p) ;=> true
(class (Point. 1 2)) ;=> user.Point
(= (Point. 1 2) (Point. 1 2)) ;=> false
(= p p) ;=> true
(Point. 1) ;=> error: expected 2 arguments to user.Point., found 1
(->Point 1) ;=> error: expected 2 arguments to ->Point, found 1
(pr-str p) ;=> "#object[user.Point]"
(seq p) ;=> error: expected a collection or a sequence, found an object
(count p) ;=> error: expected a collection, found an object
(p 1) ;=> error: expected a function, found an object
(assoc p :x 1) ;=> error: expected a map or a vector, found an object
; Fields that can be set.
(defprotocol Counter (inc! [this]) (add! [this k]) (value [this]))
(deftype Count [^:unsynchronized-mutable n step]
  Counter
  (inc! [this] (set! n (+ n step)) this)
  (add! [this k] (set! n (+ n k)) n)
  (value [_] n))
(def c (->Count 0 2))
(value (inc! (inc! c))) ;=> 4
(add! c 10) ;=> 14
(value c) ;=> 14
(deftype V [^:volatile-mutable v] Counter (value [_] (set! v (inc v)) (let [v :inner] v)) (inc! [_] v) (add! [_ v] v))
(def v (V. 1))
(value v) ;=> :inner
(inc! v) ;=> 2
(add! v 9) ;=> 9
; Functions inside a method see its fields.
(defprotocol Fs (fs [this]))
(deftype F [k] Fs (fs [_] (map (fn [x] (* k x)) [1 2])))
(fs (F. 3)) ;=> (3 6)
; Objects as keys and members are found by identity.
(get {p 1} p) ;=> 1
(contains? #{p} (Point. 1 2)) ;=> false
(deftype T [] Object (toString [_] "tee"))
(str (T.)) ;=> "tee"
(pr-str (T.)) ;=> "#object[user.T \"tee\"]"
(pr-str [(T.)]) ;=> "[#object[user.T \"tee\"]]"
(.toString (T.)) ;=> "tee"
(deftype Node [value next])
(.-value (.-next (Node. 1 (Node. 2 nil)))) ;=> 2
(set! (.-x p) 1) ;=> error: expected a field that can be set (marked ^:unsynchronized-mutable in user.Point), found x
(.-x p) ;=> 1
(deftype Fixed [n] Counter (value [_] (set! n 2))) ;=> error: expected a dynamic var, found n
