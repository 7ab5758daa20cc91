; extends?
(do (defprotocol Sh3 (a3 [s])) (extend Long Sh3 {:a3 (fn [x] :long)}) [(satisfies? Sh3 5) (a3 1) (extends? Sh3 Long) (extenders Sh3)]) ;=> [true :long true (java.lang.Long)]
(do (defprotocol Ex2 (ex2 [x])) [(extends? Ex2 String) (do (extend-type String Ex2 (ex2 [s] s)) (extends? Ex2 String)) (extends? Ex2 Long)]) ;=> [false true false]
