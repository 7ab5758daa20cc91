(interpose 0 [1 2 3]) ;=> (1 0 2 0 3)
(interpose 0 [1]) ;=> (1)
(interpose 0 []) ;=> ()
(into [] (interpose 0) [1 2 3]) ;=> [1 0 2 0 3]
(into [] (comp (interpose 0) (take 2)) [1 2 3]) ;=> [1 0]
(apply str (interpose ", " ["a" "b"])) ;=> "a, b"
