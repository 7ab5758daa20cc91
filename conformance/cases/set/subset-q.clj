(clojure.set/subset? #{1} #{1 2}) ;=> true
(clojure.set/subset? #{1 3} #{1 2}) ;=> false
(clojure.set/subset? #{} #{}) ;=> true
