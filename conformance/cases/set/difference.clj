(clojure.set/difference #{1 2 3} #{2}) ;=> #{1 3}
(clojure.set/difference #{1} #{1 2 3}) ;=> #{}
(clojure.set/difference #{1 2 3} #{1} #{3 4 5}) ;=> #{2}
(clojure.set/difference #{1} nil) ;=> #{1}
