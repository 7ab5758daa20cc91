(= (hash [1 2]) (hash '(1 2))) ;=> true
(= (hash [1 2]) (hash (range 1 3))) ;=> true
(= (hash [1 2]) (hash (map identity [1 2]))) ;=> true
(= (hash ()) (hash []) (hash (filter odd? [2]))) ;=> true
(= (hash {:a 1 :b 2}) (hash {:b 2 :a 1})) ;=> true
(= (hash #{1 2}) (hash #{2 1})) ;=> true
(= (hash 0.0) (hash -0.0)) ;=> true
(= (hash "abc") (hash (str "ab" "c"))) ;=> true
(= (hash :a) (hash 'a)) ;=> false
(= (hash (first {:a 1})) (hash [:a 1])) ;=> true
(= (hash (with-meta [1] {:m 1})) (hash [1])) ;=> true
(= (hash [1 2]) (hash [2 1])) ;=> false
(int? (hash nil)) ;=> true
(= (hash (conj [1] 2)) (hash [1 2])) ;=> true
(= (hash (dissoc {:a 1 :b 2} :b)) (hash {:a 1})) ;=> true
(= (hash (into #{} (range 40))) (hash (into #{} (reverse (range 40))))) ;=> true
