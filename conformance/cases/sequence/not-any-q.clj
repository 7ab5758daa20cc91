(not-any? even? [1 3]) ;=> true
(not-any? even? [1 2]) ;=> false
(not-any? even? nil) ;=> true
(not-every? even? [2 3]) ;=> true
(not-every? even? [2 4]) ;=> false
(not-every? even? []) ;=> false
(not-any? #{1} [2 3]) ;=> true
(not-any? nil? [1 nil]) ;=> false
