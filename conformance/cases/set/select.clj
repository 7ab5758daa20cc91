(clojure.set/select odd? #{1 2 3}) ;=> #{1 3}
