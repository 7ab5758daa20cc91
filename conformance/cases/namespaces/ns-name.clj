; ns-name
(ns-name *ns*) ;=> user
(ns-name (the-ns 'clojure.core)) ;=> clojure.core
(ns-name 'user) ;=> user
(ns-name (create-ns 'cn.b)) ;=> cn.b
(ns-name 'clojure.string) ;=> clojure.string
(some #{'clojure.core} (map ns-name (all-ns))) ;=> clojure.core
(some #{'clojure.string} (map ns-name (all-ns))) ;=> clojure.string
(do (create-ns 'cn.a) (ns-name (find-ns 'cn.a))) ;=> cn.a
(= (ns-name (the-ns 'clojure.set)) 'clojure.set) ;=> true
(binding [*ns* (find-ns 'clojure.set)] (ns-name *ns*)) ;=> clojure.set
