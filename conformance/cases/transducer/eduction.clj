(into [] (eduction (map inc) (filter even?) (range 5))) ;=> [2 4]
(reduce + (eduction (map inc) [1 2])) ;=> 5
(eduction [1 2]) ;=> (1 2)
