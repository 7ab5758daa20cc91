(remove odd? [1 2 3]) ;=> (2)
(remove nil? [nil 1 false]) ;=> (1 false)
(into #{} (remove odd?) (range 6)) ;=> #{0 2 4}
