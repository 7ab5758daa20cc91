(sort (shuffle [3 1 2])) ;=> (1 2 3)
(vector? (shuffle '(1 2))) ;=> true
