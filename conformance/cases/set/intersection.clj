(clojure.set/intersection #{1 2 3} #{2 3 4}) ;=> #{2 3}
(clojure.set/intersection #{1} #{2}) ;=> #{}
(clojure.set/intersection #{1 2 3} #{2 3} #{3}) ;=> #{3}
(clojure.set/intersection #{1}) ;=> #{1}
(let [s #{1 2} t #{2 3}] (clojure.set/intersection s t) [s t]) ;=> [#{1 2} #{2 3}]
