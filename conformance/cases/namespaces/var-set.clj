; var-set
(do (def vs2 1) (var-set #'vs2 2)) ;=> error: expected a dynamic var, found user/vs2
(with-local-vars [a 1] (var-set a 2) @a) ;=> 2
(with-local-vars [x 1] (var-set x 5) (var-get x)) ;=> 5
(do (def ^:dynamic *vs* 1) (binding [*vs* 2] (var-set #'*vs* 3) *vs*)) ;=> 3
