(butlast [1 2 3]) ;=> (1 2)
(butlast [1]) ;=> nil
(butlast []) ;=> nil
(butlast nil) ;=> nil
(butlast "abc") ;=> (\a \b)
(butlast {:a 1 :b 2}) ;=> ([:a 1])
(butlast (map inc [1 2])) ;=> (2)
(butlast 1) ;=> error: expected a collection or a sequence, found an integer
