(clojure.set/union) ;=> #{}
(clojure.set/union #{1 2}) ;=> #{1 2}
(clojure.set/union #{1} #{2}) ;=> #{1 2}
(clojure.set/union #{1} #{2 3 4} #{1 5}) ;=> #{1 2 3 4 5}
(clojure.set/union nil #{1}) ;=> #{1}
(clojure.set/union #{1} nil) ;=> #{1}
