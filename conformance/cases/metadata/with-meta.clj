(meta (with-meta [1] {:a 1})) ;=> {:a 1}
(with-meta [1] {:a 1}) ;=> [1]
(meta (with-meta [1] nil)) ;=> nil
(with-meta 1 {}) ;=> error: expected a symbol, a collection or a function of the language, found an integer
(with-meta nil {}) ;=> error: expected a symbol, a collection or a function of the language, found nil
(with-meta "a" {}) ;=> error: expected a symbol, a collection or a function of the language, found a string
(with-meta :a {}) ;=> error: expected a symbol, a collection or a function of the language, found a keyword
(with-meta [1] 5) ;=> error: expected a map of metadata, found an integer
(meta (with-meta 'a {:b 1})) ;=> {:b 1}
(meta (with-meta '(1) {:b 1})) ;=> {:b 1}
(meta (with-meta #{} {:b 1})) ;=> {:b 1}
(meta (with-meta (fn []) {:b 1})) ;=> {:b 1}
(meta (with-meta (lazy-seq [1]) {:b 1})) ;=> {:b 1}
(= (with-meta [1] {:a 1}) [1]) ;=> true
(let [x [1] y (with-meta x {:a 1})] [(meta x) (meta y)]) ;=> [nil {:a 1}]
