(comment) ;=> nil
(comment 1 2 (throw 1)) ;=> nil
[(comment 1)] ;=> [nil]
(do 1 (comment 2)) ;=> nil
