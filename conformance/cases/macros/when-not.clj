(when-not false 1 2) ;=> 2
(when-not true 1) ;=> nil
(when-not nil) ;=> nil
(when-not 0 1) ;=> nil
