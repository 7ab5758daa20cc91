((completing +) 5) ;=> 5
((completing + str) 5) ;=> "5"
((completing +)) ;=> 0
(transduce (map inc) (completing + -) 0 [1 2 3]) ;=> -9
