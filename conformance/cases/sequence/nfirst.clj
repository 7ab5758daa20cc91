; nfirst
(nfirst [[1 2 3] 4]) ;=> (2 3)
(nfirst [[1 2] 3]) ;=> (2)
(nfirst nil) ;=> nil
(nfirst ["abc"]) ;=> (\b \c)
(nfirst [1]) ;=> error: expected a collection or a sequence, found an integer
