; flush
(flush) ;=> nil
(do (print "") (flush)) ;=> nil
