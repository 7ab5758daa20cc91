(when true 1 2) ;=> 2
(when nil 1) ;=> nil
(when true) ;=> nil
(when-not false 1 2) ;=> 2
(when-not 1 2) ;=> nil
(if-not nil 1 2) ;=> 1
(if-not 1 2) ;=> nil
