(sorted-set) ;=> #{}
(sorted-set 3 1 2 1) ;=> #{1 2 3}
(sorted-set "b" "a" "C") ;=> #{"C" "a" "b"}
(sorted-set 'b 'a 'c/d) ;=> #{a b c/d}
(sorted-set false true nil) ;=> #{nil false true}
(sorted-set [1] [2 3] [0 0]) ;=> #{[1] [0 0] [2 3]}
(sorted-set :a 1) ;=> error: cannot compare an integer with a keyword
(sorted-set 1 \a) ;=> error: cannot compare a character with an integer
(set? (sorted-set)) ;=> true
(sorted? (sorted-set)) ;=> true
(sorted? #{}) ;=> false
(reversible? (sorted-set)) ;=> true
(class (sorted-set)) ;=> clojure.lang.PersistentTreeSet
((sorted-set 1 2) 1) ;=> 1
((sorted-set 1 2) 3) ;=> nil
(get (sorted-set 1 2) 1) ;=> 1
(contains? (sorted-set 1) :a) ;=> error: cannot compare a keyword with an integer
(contains? (sorted-set) :a) ;=> false
(conj (sorted-set 3) 1 2) ;=> #{1 2 3}
(conj (sorted-set 1) 1.0) ;=> #{1}
(disj (sorted-set 1 2) 1) ;=> #{2}
(disj (sorted-set) :a) ;=> #{}
(into (sorted-set) [3 1 2]) ;=> #{1 2 3}
(set (sorted-set 2 1)) ;=> #{1 2}
(sorted? (set (sorted-set 2 1))) ;=> true
(meta (conj (with-meta (sorted-set 1) {:a 1}) 2)) ;=> {:a 1}
(empty (sorted-set 1)) ;=> #{}
(first (sorted-set 3 1 2)) ;=> 1
(last (sorted-set 3 1 2)) ;=> 3
(rest (sorted-set 1 2 3)) ;=> (2 3)
(seq (sorted-set)) ;=> nil
(rseq (sorted-set 1 2 3)) ;=> (3 2 1)
(nth (sorted-set 1) 0) ;=> error: expected a vector, a sequence or a string, found a sorted set
(peek (sorted-set 1)) ;=> error: expected a vector or a list, found a sorted set
(reduce + (sorted-set 1 2)) ;=> 3
(filter even? (sorted-set 4 1 2)) ;=> (2 4)
(some (sorted-set 1 2) [2]) ;=> 2
(zipmap (sorted-set 3 1 2) [:a :b :c]) ;=> {1 :a, 2 :b, 3 :c}
(take 3 (rseq (into (sorted-set) (range 1000)))) ;=> (999 998 997)
(reduce disj (into (sorted-set) (range 1000)) (range 3 1000)) ;=> #{0 1 2}
(= (sorted-set 1 2) #{1 2}) ;=> true
(= #{1 2} (sorted-set 1 3)) ;=> false
(= (sorted-set-by > 1 2 3 4) (sorted-set 1 2 3 4) #{1 2 3 4}) ;=> true
(= (hash (sorted-set 1 2)) (hash #{1 2})) ;=> true
(get {(sorted-set 1 2) :x} #{1 2}) ;=> :x
(compare (sorted-set 1) (sorted-set 1)) ;=> error: cannot compare a sorted set with a sorted set
(let [s (sorted-set 1)] (conj s 2) (count s)) ;=> 1 | in-place: 2
(let [s (sorted-set 1 2)] (for [x s] (do (disj s 2) x))) ;=> (1 2) | in-place: error iteration:
