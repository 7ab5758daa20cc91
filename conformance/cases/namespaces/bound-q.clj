; bound?
(bound? (do (declare d2) #'d2)) ;=> false
(bound? 5) ;=> error: expected a var, found an integer
(do (def bv 1) (bound? #'bv)) ;=> true
(do (declare bv2) (bound? #'bv2)) ;=> false
(do (def bv3 1) (declare bv4) (bound? #'bv3 #'bv4)) ;=> false
