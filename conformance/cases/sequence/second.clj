(second [1 2]) ;=> 2
(second [1]) ;=> nil
(second nil) ;=> nil
(second "ab") ;=> \b
(second {:a 1 :b 2}) ;=> [:b 2]
(second '(1 2 3)) ;=> 2
(second (range)) ;=> 1
(second 1) ;=> error: expected a collection or a sequence, found an integer
