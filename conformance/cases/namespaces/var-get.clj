(do (def vg1 5) (var-get #'vg1)) ;=> 5
(var-get 1) ;=> error: expected a var, found an integer
(do (def ^:dynamic *vs1* 1) (binding [*vs1* 2] (var-set #'*vs1* 3) *vs1*)) ;=> 3
(do (def vs2 1) (var-set #'vs2 3)) ;=> error: expected a dynamic var, found user/vs2
(do (def ar1 1) [(alter-var-root #'ar1 + 1 2) ar1]) ;=> [4 4]
