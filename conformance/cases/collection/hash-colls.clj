(= (hash-ordered-coll [1 2]) (hash [1 2]) (hash '(1 2))) ;=> true
(= (hash-unordered-coll #{1 2}) (hash #{1 2})) ;=> true
(= (hash-unordered-coll {:a 1}) (hash {:a 1})) ;=> true
(= (hash-combine 1 2) (hash-combine 1 2)) ;=> true
(= (mix-collection-hash 1 2) (mix-collection-hash 1 2)) ;=> true
