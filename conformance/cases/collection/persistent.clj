; persistent!
(persistent! [1]) ;=> error: expected a transient, found a vector
(persistent! (transient {:a 1})) ;=> {:a 1}
(persistent! nil) ;=> error: expected a transient, found nil
(persistent! (reduce (fn [m x] (assoc! m x (inc (get m x 0)))) (transient {}) [:a :b :a])) ;=> {:a 2, :b 1}
(let [t (transient [1 2])] (pop! t) (persistent! t)) ;=> [1]
(let [t (transient [])] (persistent! t) (conj! t 1)) ;=> error: transient used after persistent! call
(let [t (transient #{1})] (disj! t 1) (persistent! t)) ;=> #{}
(let [m (transient {})] (assoc! m :a 1) (persistent! m)) ;=> {:a 1}
(let [t (transient [1 2])] (assoc! t 0 :x) (persistent! t)) ;=> [:x 2]
(let [t (transient [])] (conj! t 1) (conj! t 2) (persistent! t)) ;=> [1 2]
(let [t (transient {})] (assoc! t :a 1 :b 2) (dissoc! t :a) (persistent! t)) ;=> {:b 2}
(loop [i 0 acc (transient [])] (if (< i 5) (recur (inc i) (conj! acc (* i i))) (persistent! acc))) ;=> [0 1 4 9 16]
