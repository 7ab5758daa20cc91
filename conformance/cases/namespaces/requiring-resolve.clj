; requiring-resolve
(requiring-resolve 'clojure.string/join) ;=> #'clojure.string/join
(requiring-resolve 'join) ;=> error: expected a qualified symbol, found join
((requiring-resolve 'clojure.set/union) #{1} #{2}) ;=> #{1 2}
