(meta (vary-meta [1] assoc :a 1)) ;=> {:a 1}
(meta (vary-meta ^:a [1] dissoc :a)) ;=> {}
(meta (vary-meta ^:a [1] merge {:b 1} {:c 2})) ;=> {:a true, :b 1, :c 2}
(vary-meta 1 assoc :a 1) ;=> error: expected a symbol, a collection or a function of the language, found an integer
(let [a (atom 1 :meta {:n 1})] [(alter-meta! a update :n inc) (meta a)]) ;=> [{:n 2} {:n 2}]
(let [a (atom 1)] [(reset-meta! a {:x 1}) (meta a)]) ;=> [{:x 1} {:x 1}]
(do (def vm1 1) (alter-meta! #'vm1 assoc :extra 5) (:extra (meta #'vm1))) ;=> 5
(alter-meta! [1] assoc :a 1) ;=> error: expected a var or an atom, found a vector
