; A deftype takes part in the core functions by the methods of Clojure's interfaces.
(deftype Pair [a b]
  clojure.lang.Seqable (seq [_] (list a b))
  clojure.lang.Counted (count [_] 2)
  clojure.lang.Indexed
  (nth [_ i] (case i 0 a 1 b (throw (IndexOutOfBoundsException. "pair"))))
  (nth [_ i d] (case i 0 a 1 b d))
  clojure.lang.ILookup
  (valAt [this k] (.valAt this k nil))
  (valAt [_ k d] (case k :a a :b b d))
  clojure.lang.IFn
  (invoke [_] [a b])
  (invoke [_ k] (case k 0 a 1 b))
  Object
  (toString [_] (str "<" a " " b ">"))
  (equals [_ other] (and (instance? Pair other) (= a (.-a other)) (= b (.-b other))))
  (hashCode [_] (hash [a b]))
  Comparable
  (compareTo [_ other] (compare [a b] [(.-a other) (.-b other)])))
(def p (Pair. 1 2))
(count p) ;=> 2
(seq p) ;=> (1 2)
(first p) ;=> 1
(rest p) ;=> (2)
(next p) ;=> (2)
(second p) ;=> 2
(map inc p) ;=> (2 3)
(reduce + p) ;=> 3
(reduce + 10 p) ;=> 13
(into [] p) ;=> [1 2]
(vec p) ;=> [1 2]
(set p) ;=> #{1 2}
(apply + p) ;=> 3
(mapv vector p [:x :y]) ;=> [[1 :x] [2 :y]]
(cons 0 p) ;=> (0 1 2)
(concat p p) ;=> (1 2 1 2)
(let [[x y] p] [y x]) ;=> [2 1]
(for [x p] (* x x)) ;=> (1 4)
(doseq [x p] x) ;=> nil
(empty? p) ;=> false
(nth p 1) ;=> 2
(nth p 5) ;=> error: pair
(nth p 5 :none) ;=> :none
(get p :a) ;=> 1
(get p :z :none) ;=> :none
(:b p) ;=> 2
(:z p 9) ;=> 9
(map :a [p p]) ;=> (1 1)
(p) ;=> [1 2]
(p 1) ;=> 2
(map p [0 1]) ;=> (1 2)
(apply p [0]) ;=> 1
(str p) ;=> "<1 2>"
(str "p: " p) ;=> "p: <1 2>"
(= p (Pair. 1 2)) ;=> true
(= p (Pair. 1 3)) ;=> false
(= [p] [(Pair. 1 2)]) ;=> true
(= {:k p} {:k (Pair. 1 2)}) ;=> true
(not= p (Pair. 1 2)) ;=> false
(= p [1 2]) ;=> false
(= (hash p) (hash (Pair. 1 2))) ;=> true
(= (hash [p]) (hash [(Pair. 1 2)])) ;=> true
(compare p (Pair. 1 3)) ;=> -1
(map str (sort [(Pair. 2 1) (Pair. 1 9) p])) ;=> ("<1 2>" "<1 9>" "<2 1>")
(str (first (sort-by identity [(Pair. 2 1) p]))) ;=> "<1 2>"
(counted? p) ;=> true
(seqable? p) ;=> true
(indexed? p) ;=> true
(ifn? p) ;=> true
(coll? p) ;=> false
(sequential? p) ;=> false
(instance? clojure.lang.Counted p) ;=> true
(instance? Comparable p) ;=> true
(instance? clojure.lang.IDeref p) ;=> false
; As keys and members they are found by their own = and hash.
(get {p :found} (Pair. 1 2)) ;=> :found
(contains? #{p} (Pair. 1 2)) ;=> true
(count (hash-set p (Pair. 1 2) (Pair. 1 3))) ;=> 2
(frequencies (map str [p p])) ;=> {"<1 2>" 2}
(count (distinct [p (Pair. 1 2) (Pair. 2 1)])) ;=> 2
(vals (assoc {p 1} (Pair. 1 2) 2)) ;=> (2)
