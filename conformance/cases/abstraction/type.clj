; type
(type 1) ;=> java.lang.Long
(type ^{:type :foo} []) ;=> :foo
(type nil) ;=> nil
(type :a) ;=> clojure.lang.Keyword
(type (with-meta [] {:type ::t})) ;=> :user/t
(type {}) ;=> clojure.lang.PersistentArrayMap
