(clojure.set/superset? #{1 2} #{1}) ;=> true
(clojure.set/superset? #{1} #{1 2}) ;=> false
