; alter-meta!
(alter-meta! (atom 1 :meta {}) assoc :a 1) ;=> {:a 1}
(let [a (atom 1)] (alter-meta! a (constantly {:z 1})) (meta a)) ;=> {:z 1}
(do (def amv 1) (alter-meta! #'amv assoc :k 1) (:k (meta #'amv))) ;=> 1
(let [a (atom 1 :meta {:x 1})] (alter-meta! a assoc :y 2) (meta a)) ;=> {:x 1, :y 2}
