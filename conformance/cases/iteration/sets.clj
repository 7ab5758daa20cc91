(let [s #{1 2 3}] (reduce (fn [s x] (disj s x)) s (vec s))) ;=> #{}
(let [s #{1 2} q (seq s)] (conj s 3) (vec q)) ;=> [1 2] | in-place: error iteration:
(let [s #{1 2} q (seq s)] (conj s 2) (vec q)) ;=> [1 2]
(let [s #{1 2}] (doseq [x s] (contains? s x)) s) ;=> #{1 2}
(let [s #{1 2}] (into s (map inc s))) ;=> #{1 2 3}
(count (let [s (set (range 20))] (into #{} (map inc) s))) ;=> 20
