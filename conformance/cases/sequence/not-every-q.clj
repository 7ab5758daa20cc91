; not-every?
(not-every? odd? [1 2]) ;=> true
(not-every? odd? nil) ;=> false
(not-every? even? [2 4]) ;=> false
(not-every? even? []) ;=> false
(not-every? #{1} [1 2]) ;=> true
