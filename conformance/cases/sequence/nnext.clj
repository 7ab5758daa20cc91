; nnext
(nnext [1 2 3]) ;=> (3)
(nnext [1 2]) ;=> nil
(nnext nil) ;=> nil
(nnext [1 2 3 4]) ;=> (3 4)
(nnext "abc") ;=> (\c)
(nnext {:a 1 :b 2 :c 3}) ;=> ([:c 3])
