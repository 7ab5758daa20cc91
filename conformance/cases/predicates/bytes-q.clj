; bytes?
(bytes? 1) ;=> false
(bytes? (byte-array 1)) ;=> true
(bytes? (int-array 1)) ;=> false
(bytes? nil) ;=> false
(bytes? (byte-array 0)) ;=> true
(bytes? [1]) ;=> false
(bytes? "a") ;=> false
