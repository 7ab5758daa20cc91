(filter odd? [1 2 3]) ;=> (1 3)
(filter odd? nil) ;=> ()
(filter even? [1 3]) ;=> ()
(filter #{1 2} [1 2 3 1]) ;=> (1 2 1)
(take 2 (filter even? (range))) ;=> (0 2)
(into [] (filter odd?) (range 6)) ;=> [1 3 5]
(first (filter #(> % 100000) (range))) ;=> 100001
