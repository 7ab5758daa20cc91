(def x 1)
(resolve 'x) ;=> #'user/x
(resolve 'inc) ;=> #'clojure.core/inc
(resolve 'no-such) ;=> nil
((resolve 'inc) 1) ;=> 2
@(resolve 'x) ;=> 1
(resolve 'clojure.core/map) ;=> #'clojure.core/map
(require '[clojure.string :as s])
(resolve 's/trim) ;=> #'clojure.string/trim
(ns-resolve 'clojure.set 'union) ;=> #'clojure.set/union
(find-var 'clojure.core/first) ;=> #'clojure.core/first
(intern 'user 'made 42) ;=> #'user/made
made ;=> 42
(find-ns 'user) ;=> user
(find-ns 'no.such) ;=> nil
(boolean (some #{'user} (map ns-name (all-ns)))) ;=> true
(resolve 5) ;=> error: expected a symbol, found an integer
