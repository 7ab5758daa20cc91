; ns-unmap
(ns-unmap *ns* 'never-there) ;=> nil
(do (def tmpv 1) (ns-unmap *ns* 'tmpv) (resolve 'tmpv)) ;=> nil
(do (def nu1 1) (ns-unmap *ns* 'nu1) (contains? (ns-interns *ns*) 'nu1)) ;=> false
