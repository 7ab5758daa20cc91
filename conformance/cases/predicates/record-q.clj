; record?
(record? {}) ;=> false
(record? nil) ;=> false
(do (deftype Rt [a]) (record? (Rt. 1))) ;=> false
(do (defrecord P1 [a b]) (record? (->P1 1 2))) ;=> true
(do (defrecord Rq [a]) [(record? (->Rq 1)) (record? (map->Rq {})) (record? (dissoc (->Rq 1) :a))]) ;=> [true true false]
