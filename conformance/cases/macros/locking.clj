; locking
(locking 1 2) ;=> 2
(locking :x 1 2) ;=> 2
(locking (Object.) :done) ;=> :done
(locking 1) ;=> nil
