(defn one [x] x)
(one) ;=> error: expected 1 argument to one, found 0
(one 1 2) ;=> error: expected 1 argument to one, found 2
(defn two-or-more [a b & c] a)
(two-or-more 1) ;=> error: expected at least 2 arguments to two-or-more, found 1
(defn several ([a] a) ([a b c] b))
(several 1 2) ;=> error: expected 1 or 3 arguments to several, found 2
(first) ;=> error: to first, found 0
(first [1] [2]) ;=> error: to first, found 2
(assoc {}) ;=> error: to assoc, found 1
(:a) ;=> error: expected 1 to 2 arguments to a keyword, found 0
(:a 1 2 3) ;=> error: expected 1 to 2 arguments to a keyword, found 3
({:a 1}) ;=> error: expected 1 to 2 arguments to a map, found 0
([1 2]) ;=> error: expected 1 argument to a vector, found 0
([1 2] 0 1) ;=> error: expected 1 argument to a vector, found 2
(#{1} 1 2) ;=> error: expected 1 argument to a set, found 2
(map (fn [a b] a) [1 2]) ;=> error: expected 2 arguments
(apply one [1 2 3]) ;=> error: expected 1 argument to one, found 3
(swap! (atom 1) (fn [] 2)) ;=> error: expected 0 arguments
(let [f (fn [x] x)] (f)) ;=> error: expected 1 argument
(try (one) (catch clojure.lang.ArityException e :arity)) ;=> :arity
