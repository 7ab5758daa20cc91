(if-not false 1 2) ;=> 1
(if-not true 1 2) ;=> 2
(if-not nil 1) ;=> 1
(if-not 0 1) ;=> nil
(if-not [] 1 2) ;=> 2
(if-not) ;=> error: expected a test in if-not, found nothing
(if-not true) ;=> error: expected what to do when it is not so in if-not, found nothing
