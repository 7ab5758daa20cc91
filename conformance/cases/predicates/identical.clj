(identical? nil nil) ;=> true
(identical? :a :a) ;=> true
(identical? true true) ;=> true
(identical? 1 2) ;=> false
(let [v [1]] (identical? v v)) ;=> true
(identical? [1] [1]) ;=> false
(identical? {} []) ;=> false
(let [a (atom 1)] (identical? a a)) ;=> true
(identical? (atom 1) (atom 1)) ;=> false
(= (atom 1) (atom 1)) ;=> false
(let [f (fn [])] (= f f)) ;=> true
(= (fn []) (fn [])) ;=> false
