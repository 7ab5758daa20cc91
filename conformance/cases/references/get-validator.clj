; get-validator
(get-validator (atom 1)) ;=> nil
(get-validator (atom 1 :validator nil)) ;=> nil
((get-validator (atom 1 :validator odd?)) 3) ;=> true
(let [a (atom 1)] (set-validator! a odd?) (fn? (get-validator a))) ;=> true
