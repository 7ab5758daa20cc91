(clojure.set/rename-keys {:a 1 :b 2} {:a :x}) ;=> {:b 2, :x 1}
(clojure.set/rename-keys {:a 1 :b 2} {:a :b :b :a}) ;=> {:b 1, :a 2}
(clojure.set/rename-keys {:a 1} {:z :y}) ;=> {:a 1}
