(def ^:dynamic *x* 1)
(binding [*x* 2] (set! *x* 3) *x*) ;=> 3
*x* ;=> 1
(def y 1)
(set! y 2) ;=> error: expected a dynamic var to set, found user/y
(let [z 1] (set! z 2)) ;=> error: expected a dynamic var, found z
(set! nope 2) ;=> error: expected a dynamic var, found nope
(binding [*x* 10] [(set! *x* 11) *x*]) ;=> [11 11]
