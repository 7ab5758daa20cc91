; ns-resolve
(ns-resolve 'clojure.core 'inc) ;=> #'clojure.core/inc
(ns-resolve 'clojure.string 'nope) ;=> nil
(ns-resolve *ns* {'x 1} 'x) ;=> nil
(var? (ns-resolve 'clojure.string 'join)) ;=> true
