(clojure.walk/prewalk #(if (= % :x) [1 2] %) [:x 3]) ;=> [[1 2] 3]
(clojure.walk/prewalk #(if (number? %) (inc %) %) {:a [1]}) ;=> {:a [2]}
