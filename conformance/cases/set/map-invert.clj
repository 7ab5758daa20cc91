(clojure.set/map-invert {:a 1 :b 2}) ;=> {1 :a, 2 :b}
