; ns-aliases
(get (ns-aliases *ns*) 'zzz) ;=> nil
(do (alias 'al1 'clojure.set) (contains? (ns-aliases *ns*) 'al1)) ;=> true
(do (alias 'al2 'clojure.set) (ns-unalias *ns* 'al2) (contains? (ns-aliases *ns*) 'al2)) ;=> false
