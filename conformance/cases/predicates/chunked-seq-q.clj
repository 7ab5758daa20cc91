; chunked-seq?
(chunked-seq? (seq '(1 2))) ;=> false
(chunked-seq? (map inc (range 5))) ;=> false
(chunked-seq? nil) ;=> false
(chunked-seq? [1 2]) ;=> false
(chunked-seq? (list 1)) ;=> false
