(clojure.walk/walk inc #(apply + %) [1 2 3]) ;=> 9
(clojure.walk/walk inc identity '(1 2)) ;=> (2 3)
(clojure.walk/walk (fn [[k v]] [k (inc v)]) identity {:a 1}) ;=> {:a 2}
