; extenders
(do (defprotocol Ex3 (ex3 [x])) [(extenders Ex3) (do (extend-type String Ex3 (ex3 [s] s)) (extenders Ex3))]) ;=> [nil (java.lang.String)]
(do (defprotocol Sh3 (a3 [s])) (extend Long Sh3 {:a3 (fn [x] :long)}) [(satisfies? Sh3 5) (a3 1) (extends? Sh3 Long) (extenders Sh3)]) ;=> [true :long true (java.lang.Long)]
