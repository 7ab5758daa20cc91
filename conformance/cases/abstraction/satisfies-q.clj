; satisfies?
(do (defprotocol Sh3 (a3 [s])) (satisfies? Sh3 5)) ;=> false
(do (defprotocol Sa2 (sa2 [x])) (defrecord Sr [] Sa2 (sa2 [_] 1)) [(satisfies? Sa2 (->Sr)) (satisfies? Sa2 (reify Sa2 (sa2 [_] 2)))]) ;=> [true true]
(do (defprotocol Sh3 (a3 [s])) (extend Long Sh3 {:a3 (fn [x] :long)}) [(satisfies? Sh3 5) (a3 1) (extends? Sh3 Long) (extenders Sh3)]) ;=> [true :long true (java.lang.Long)]
(do (defprotocol Sa (sa [x])) (extend-type Number Sa (sa [x] x)) [(satisfies? Sa 1) (satisfies? Sa 1.5) (satisfies? Sa "a") (satisfies? Sa nil)]) ;=> [true true false false]
