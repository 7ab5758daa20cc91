; extend-type
(do (defprotocol Et3 (et3 [x])) (extend-type nil Et3 (et3 [_] :nil)) (et3 nil)) ;=> :nil
(do (defprotocol Et4 (et4 [x])) (defrecord Er [a]) (extend-type Er Et4 (et4 [r] (:a r))) (et4 (->Er 5))) ;=> 5
(do (defprotocol Sh2 "docs" (area2 [s] "doc")) (extend-type String Sh2 (area2 [s] (count s))) (area2 "abc")) ;=> 3
(do (defprotocol Ex3 (ex3 [x])) [(extenders Ex3) (do (extend-type String Ex3 (ex3 [s] s)) (extenders Ex3))]) ;=> [nil (java.lang.String)]
(do (defprotocol Et (et [x]) (et2 [x])) (extend-type Long Et (et [x] (* 2 x)) (et2 [x] :two)) [(et 4) (et2 1)]) ;=> [8 :two]
(do (defprotocol Ex2 (ex2 [x])) [(extends? Ex2 String) (do (extend-type String Ex2 (ex2 [s] s)) (extends? Ex2 String)) (extends? Ex2 Long)]) ;=> [false true false]
(do (defprotocol Sa (sa [x])) (extend-type Number Sa (sa [x] x)) [(satisfies? Sa 1) (satisfies? Sa 1.5) (satisfies? Sa "a") (satisfies? Sa nil)]) ;=> [true true false false]
