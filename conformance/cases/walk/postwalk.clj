(clojure.walk/postwalk #(if (number? %) (inc %) %) [1 {:a 2} #{3} '(4 (5))]) ;=> [2 {:a 3} #{4} (5 (6))]
(clojure.walk/postwalk #(if (vector? %) (count %) %) [[1 2] [3]]) ;=> 2
(list? (clojure.walk/postwalk identity '(1))) ;=> true
(meta (clojure.walk/postwalk identity (with-meta [1] {:a 1}))) ;=> {:a 1}
(let [d [1 {:a [2]}]] (clojure.walk/postwalk #(if (number? %) (inc %) %) d) d) ;=> [1 {:a [2]}]
