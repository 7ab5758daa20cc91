; defn-
(do (defn- pv [] 1) (pv)) ;=> 1
(do (defn- f6 [] 1) (:private (meta #'f6))) ;=> true
(do (defn- dp [] 1) (:private (meta #'dp))) ;=> true
(do (defn- dp2 "doc" [x] x) [(dp2 1) (:doc (meta #'dp2))]) ;=> [1 "doc"]
(do (ns foo.p) (defn- priv [] 1) (in-ns 'user) (foo.p/priv)) ;=> error: foo.p/priv is private
