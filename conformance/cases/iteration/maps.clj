(defn m10 [] (into {} (map (fn [i] [i i])) (range 10)))
(let [m (m10)] (doseq [[k v] m] (get m k)) (count m)) ;=> 10
(let [m (m10)] (count (reduce (fn [m k] (assoc m k :new)) m (keys (copy m))))) ;=> 10
(let [m (m10)] (doseq [k (vec (keys m))] (assoc m k :new)) (count m)) ;=> 10
(let [m (m10) s (seq m)] (assoc m :new 1) (count s)) ;=> 10 | in-place: error iteration:
(let [m {:a 1 :b 2} s (seq m)] (dissoc m :b) (doall (map first s))) ;=> (:a :b) | in-place: error iteration:
(let [m {:a 1 :b 2} s (seq m)] (assoc m :b 3) (count s)) ;=> 2
(let [m {:a 1 :b 2}] (vec (for [[k v] m] (do (assoc m k (inc v)) k)))) ;=> [:a :b]
(let [m {:a 1} ks (keys m)] (assoc m :b 2) (vec ks)) ;=> [:a] | in-place: error iteration:
(let [m {:a 1 :b 2}] (reduce (fn [acc [k v]] (assoc acc k (inc v))) m m)) ;=> {:a 2, :b 3}
(let [m {:a 1 :b 2}] (update-vals m inc)) ;=> {:a 2, :b 3}
