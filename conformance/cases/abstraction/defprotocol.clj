(defprotocol P "a protocol" (a [this] "gives a") (b [this x] [this x y]))
(extend-type Long P (a [n] [:long n]) (b ([n x] (+ n x)) ([n x y] (+ n x y))))
(a 1) ;=> [:long 1]
(b 1 2) ;=> 3
(b 1 2 3) ;=> 6
(b 1) ;=> error: expected 2 or 3 arguments
(a "x") ;=> error: No implementation of method: :a of protocol: #'user/P found for class: java.lang.String
(a nil) ;=> error: No implementation of method: :a of protocol: #'user/P found for class: nil
(try (a :k) (catch IllegalArgumentException e :no)) ;=> :no
(a) ;=> error: expected at least 1 argument to a, found 0
(extend-protocol P
  nil (a [_] :nil)
  String (a [s] [:string s])
  clojure.lang.Keyword (a [k] [:keyword k])
  Object (a [o] [:object (class o)]))
(a nil) ;=> :nil
(a "x") ;=> [:string "x"]
(a :k) ;=> [:keyword :k]
(a 'sym) ;=> [:object clojure.lang.Symbol]
(a [1]) ;=> [:object clojure.lang.PersistentVector]
(a 1) ;=> [:long 1]
(b "x" 1) ;=> error: No implementation of method: :b of protocol: #'user/P found for class: java.lang.String
(mapv a [nil "s" 1]) ;=> [:nil [:string "s"] [:long 1]]
; The nearest class counts.
(defprotocol N (n [this]))
(extend-protocol N
  Number (n [_] :number)
  clojure.lang.IPersistentCollection (n [_] :coll)
  clojure.lang.IPersistentVector (n [_] :vector)
  clojure.lang.IPersistentMap (n [_] :map)
  clojure.lang.IFn (n [_] :fn)
  Boolean (n [_] :boolean)
  Character (n [_] :char))
(mapv n [1 1.5 '(1) (range 3) {} true \a inc (fn [])]) ;=> [:number :number :coll :coll :map :boolean :char :fn :fn]
(n #{1}) ;=> :coll
(n (map inc [1])) ;=> :coll
(defrecord R [x])
(n (->R 1)) ;=> :map
(extend-type R N (n [_] :r))
(n (->R 1)) ;=> :r
(n {:x 1}) ;=> :map
; Types and questions.
(satisfies? N 1) ;=> true
(satisfies? N "s") ;=> false
(satisfies? N nil) ;=> false
(satisfies? P nil) ;=> true
(extends? N Number) ;=> true
(extends? N Long) ;=> true
(extends? N String) ;=> false
(sort-by str (filter #{Number Boolean String} (extenders N))) ;=> (java.lang.Boolean java.lang.Number)
; extend takes maps of functions.
(def common {:a (fn [x] :common)})
(extend Double P common)
(a 1.5) ;=> :common
(extend Double P (assoc common :b (fn [x y] [x y])))
(b 1.5 2) ;=> [1.5 2]
; Defined again with the same methods it keeps what implements it.
(defprotocol N (n [this]))
(n 1) ;=> :number
; A later implementation replaces an earlier one, at once.
(defn call [x] (n x))
(call 5) ;=> :number
(extend-type Long N (n [_] :long))
(call 5) ;=> :long
; Metadata may implement one that says so.
(defprotocol M :extend-via-metadata true (m [this]))
(m (with-meta [1] {`m (fn [this] [:meta (count this)])})) ;=> [:meta 1]
(m [1]) ;=> error: No implementation of method: :m of protocol: #'user/M found for class: clojure.lang.PersistentVector
(n (with-meta [1] {`n (fn [this] :no)})) ;=> :vector
(:doc (meta #'a)) ;=> "gives a"
(:arglists (meta #'b)) ;=> ([this x] [this x y])
(:doc (meta #'P)) ;=> "a protocol"
(defprotocol Bad (x [])) ;=> error: must take at least one arg
(defprotocol Bad (x [a]) (x [b])) ;=> error: have the same name
(extend-type Long 5 (a [x] 1)) ;=> error: expected the name of a protocol or a method, found 5
(satisfies? 5 1) ;=> error: expected a protocol, found an integer
; A class of the program's own namespace by its full name.
(defprotocol Full (full [this]))
(extend-type user.R Full (full [r] (:x r)))
(full (->R 9)) ;=> 9
