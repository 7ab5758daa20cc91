(meta [1]) ;=> nil
(meta 5) ;=> nil
(meta "a") ;=> nil
(meta nil) ;=> nil
(meta (with-meta [1] {:a 1})) ;=> {:a 1}
(meta ^:k [1]) ;=> {:k true}
(meta ^{:a 1} {:x 1}) ;=> {:a 1}
(meta (with-meta 'sym {:a 1})) ;=> {:a 1}
(meta (vary-meta (with-meta [1] {:a 1}) assoc :b 2)) ;=> {:a 1, :b 2}
(meta (with-meta (with-meta [1] {:a 1}) nil)) ;=> nil
(meta (with-meta (fn []) {:a 1})) ;=> {:a 1}
(meta (with-meta (map inc [1]) {:a 1})) ;=> {:a 1}
(meta (with-meta () {:a 1})) ;=> {:a 1}
(= (with-meta [1] {:a 1}) (with-meta [1] {:b 1})) ;=> true
(with-meta 5 {}) ;=> error type:
(with-meta :k {}) ;=> error type:
(with-meta [1] 5) ;=> error type:
(let [v [1] w (with-meta v {:a 1})] [(meta v) (meta w)]) ;=> [nil {:a 1}]
(:doc (meta #'inc)) ;=> "One more than the number."
(def ^{:x 1} v 1)
(:x (meta #'v)) ;=> 1
(do (alter-meta! #'v assoc :y 2) ((juxt :x :y) (meta #'v))) ;=> [1 2]
((with-meta (fn [x] (inc x)) {:a 1}) 1) ;=> 2
