(in-ns 'fresh)
(clojure.core/refer 'clojure.core)
(def a 10)
(ns-name *ns*) ;=> fresh
(in-ns 'user)
a ;=> error: unknown name a
fresh/a ;=> 10
(str *ns*) ;=> "user"
(in-ns 'fresh)
a ;=> 10
(in-ns 5) ;=> error: expected a symbol, found an integer
