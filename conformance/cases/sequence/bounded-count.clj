(bounded-count 3 (iterate inc 0)) ;=> 3
(bounded-count 3 [1 2 3 4]) ;=> 4
(bounded-count 3 (map inc [1])) ;=> 1
