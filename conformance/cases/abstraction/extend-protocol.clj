; extend-protocol
(do (defprotocol Ep2 (ep2 [x] [x y])) (extend-protocol Ep2 clojure.lang.IPersistentVector (ep2 ([v] (first v)) ([v y] [v y]))) [(ep2 [1]) (ep2 [1] 2)]) ;=> [1 [[1] 2]]
(do (defprotocol Sh2 (area2 [s])) (extend-protocol Sh2 Long (area2 [n] n) nil (area2 [_] :nil) Object (area2 [_] :obj)) [(area2 5) (area2 nil) (area2 "a")]) ;=> [5 :nil :obj]
(do (defprotocol Ep (ep [x])) (extend-protocol Ep String (ep [s] (count s)) Number (ep [n] (inc n)) nil (ep [_] :nil)) [(ep "abc") (ep 1) (ep 1.5) (ep nil)]) ;=> [3 2 2.5 :nil]
