(bounded-count 3 (range)) ;=> 3
(bounded-count 3 [1 2 3 4]) ;=> 4
(bounded-count 3 (map inc [1])) ;=> 1
