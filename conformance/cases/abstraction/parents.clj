; parents
(parents ::nothing) ;=> nil
(parents (derive (make-hierarchy) :a :b) :a) ;=> #{:b}
(contains? (parents Long) Number) ;=> true
(do (derive ::pa1 ::pa2) (parents ::pa1)) ;=> #{:user/pa2}
