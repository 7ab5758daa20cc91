(def a (atom 1 :validator pos?))
(reset! a -1) ;=> error:
@a ;=> 1
(swap! a -) ;=> error:
@a ;=> 1
(swap! a inc) ;=> 2
(compare-and-set! a 2 -2) ;=> error:
(atom -1 :validator pos?) ;=> error:
(do (set-validator! a nil) (reset! a -5)) ;=> -5
(set-validator! a pos?) ;=> error:
(get-validator a) ;=> nil
(do (set-validator! a neg?) (fn? (get-validator a))) ;=> true
(def b (atom 1 :meta {:m 1} :validator int?))
(meta b) ;=> {:m 1}
(reset! b :x) ;=> error:
