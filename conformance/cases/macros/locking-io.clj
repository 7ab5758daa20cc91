(locking 'x 1 2) ;=> 2
(io! "not in a transaction" 1 2) ;=> 2
