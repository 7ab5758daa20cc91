; Kinds of values that are not there: nothing is of them.
(future? (delay 1)) ;=> false
(future? nil) ;=> false
(uri? "http://example.com") ;=> false
(uri? nil) ;=> false
