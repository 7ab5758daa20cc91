(nthnext [1 2 3] 1) ;=> (2 3)
(nthnext [1 2] 5) ;=> nil
(nthnext [1 2] 0) ;=> (1 2)
