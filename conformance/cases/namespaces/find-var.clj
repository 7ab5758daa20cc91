; find-var
(find-var 'clojure.core/inc) ;=> #'clojure.core/inc
(find-var 'nope/x) ;=> error: there is no namespace nope
(find-var 'map) ;=> error: expected a qualified symbol, found map
(find-var 'clojure.core/not-there) ;=> nil
(var? (find-var 'clojure.core/map)) ;=> true
