; ns-unalias
(ns-unalias *ns* 'never) ;=> nil
(do (ns-unalias *ns* 'fa) 1) ;=> 1
(do (alias 'al2 'clojure.set) (ns-unalias *ns* 'al2) (contains? (ns-aliases *ns*) 'al2)) ;=> false
