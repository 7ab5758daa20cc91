(dedupe [1 1 2 2 1]) ;=> (1 2 1)
(dedupe []) ;=> ()
(dedupe [nil nil 1]) ;=> (nil 1)
(into [] (dedupe) [nil nil 1 1]) ;=> [nil 1]
