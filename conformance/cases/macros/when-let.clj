(when-let [x 1] (inc x)) ;=> 2
(when-let [x nil] 1) ;=> nil
(when-let [x false] 1) ;=> nil
(when-let [[a b] [1 2]] (+ a b)) ;=> 3
(when-let [x (seq [])] x) ;=> nil
(when-let [x 1 y 2] x) ;=> error: expected one binding in when-let, found 2
(when-let [x 1]) ;=> nil
(when-let x 1) ;=> error: expected a vector of bindings in when-let, found x
