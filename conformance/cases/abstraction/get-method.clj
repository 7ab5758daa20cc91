; get-method
(do (defmulti mm8 identity) (defmethod mm8 :a [_] 1) (fn? (get-method mm8 :a))) ;=> true
(do (defmulti gm2 identity) (defmethod gm2 :default [_] :d) ((get-method gm2 :zz) 1)) ;=> :d
(do (defmulti gm identity) (defmethod gm :a [_] 1) [((get-method gm :a) :x) (get-method gm :zz)]) ;=> [1 nil]
