; the-ns
(the-ns 'nope) ;=> error: there is no namespace nope
(the-ns 'no.such) ;=> error: there is no namespace no.such
(ns-name (the-ns 'clojure.core)) ;=> clojure.core
(= (ns-name (the-ns 'clojure.set)) 'clojure.set) ;=> true
