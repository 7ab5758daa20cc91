; not=
(not= 1 2) ;=> true
(not= 1 1) ;=> false
(not= 1) ;=> false
(not= 1 1.0) ;=> true
(not= 1 2 1) ;=> true
(not= nil nil) ;=> false
(not= [1] '(1)) ;=> false
(not= 1 1 2) ;=> true
(not= (random-uuid) (random-uuid)) ;=> true
