(identity 1) ;=> 1
(identity nil) ;=> nil
(map identity [1 2]) ;=> (1 2)
