(def v (vector 1))
(assoc v 0 :a 7 :b) ;=> error index:
v ;=> [1]
(def m (hash-map :a 1))
(conj m [:b 2] [:c]) ;=> error:
m ;=> {:a 1}
(assoc m :b 2 :c) ;=> error:
m ;=> {:a 1}
(into m [[:b 2] 5]) ;=> error:
(merge (hash-map) {:a 1} 5) ;=> error:
(def a (atom [1]))
(swap! a (fn [v] (count v) (throw (ex-info "no" {})))) ;=> error info:
@a ;=> [1]
(swap! a assoc 9 1) ;=> error index:
@a ;=> [1]
(swap! a conj 2) ;=> [1 2]
(def c (atom {:n 1}))
(swap! c update :n (fn [n] (/ n 0))) ;=> error arithmetic:
@c ;=> {:n 1}
(swap! c update-in [:n :deep] inc) ;=> error:
@c ;=> {:n 1}
(swap! c update :x (fn [_] (throw (ex-info "no" {})))) ;=> error info:
@c ;=> {:n 1}
