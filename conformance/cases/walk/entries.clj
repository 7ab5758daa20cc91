(clojure.walk/postwalk (fn [x] (if (map-entry? x) [(key x) (inc (val x))] x)) {:a 1 :b 2}) ;=> {:a 2, :b 3}
(clojure.walk/prewalk (fn [x] (if (map-entry? x) [(key x) :seen] x)) {:a 1}) ;=> {:a :seen}
(let [n (atom 0)] (clojure.walk/postwalk (fn [x] (when (map-entry? x) (swap! n inc)) x) {:a {:b 1} :c [[1 2]]}) @n) ;=> 3
