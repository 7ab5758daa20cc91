; fnext
(fnext [1 2 3]) ;=> 2
(fnext [1]) ;=> nil
(fnext nil) ;=> nil
(fnext "abc") ;=> \b
(fnext {:a 1 :b 2}) ;=> [:b 2]
(fnext 5) ;=> error: expected a collection or a sequence, found an integer
