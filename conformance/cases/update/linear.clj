(let [v [1]] (conj v 2)) ;=> [1 2]
(let [v [1] v (conj v 2) v (conj v 3)] v) ;=> [1 2 3]
(loop [i 0 m {}] (if (< i 5) (recur (inc i) (assoc m i (* i i))) m)) ;=> {0 0, 1 1, 2 4, 3 9, 4 16}
(reduce (fn [m x] (update m (mod x 3) (fnil conj []) x)) {} (range 7)) ;=> {0 [0 3 6], 1 [1 4], 2 [2 5]}
(-> {} (assoc :a 1) (assoc :b 2) (dissoc :a)) ;=> {:b 2}
(-> [] (conj 1) (conj 2) pop (assoc 0 :x)) ;=> [:x]
(let [a (atom {:n 0})] (dotimes [_ 5] (swap! a update :n inc)) @a) ;=> {:n 5}
(let [m {:a 1} n (:a m) m (assoc m :a (inc n))] [n m]) ;=> [1 {:a 2}]
(let [v [1 2 3] n (count v) v (conj v n)] v) ;=> [1 2 3 3]
(reduce (fn [[a b] x] (if (odd? x) [(conj a x) b] [a (conj b x)])) [[] []] (range 6)) ;=> [[1 3 5] [0 2 4]]
(loop [s #{} xs [1 2 1]] (if (seq xs) (if (s (first xs)) [:dup (first xs)] (recur (conj s (first xs)) (rest xs))) :none)) ;=> [:dup 1]
(into {} (map (fn [[k v]] [k (conj v 0)])) {:a [1] :b [2]}) ;=> {:a [1 0], :b [2 0]}
(let [grid (vec (for [_ (range 2)] (vec (repeat 2 0))))] (assoc-in grid [0 1] :x)) ;=> [[0 :x] [0 0]]
(let [m (reduce (fn [m i] (assoc-in m [:a i] i)) {} (range 3))] m) ;=> {:a {0 0, 1 1, 2 2}}
(let [q (conj [] 1 2) x (peek q) q (pop q)] [x q]) ;=> [2 [1]]
(defn step [state x] (-> state (update :sum + x) (update :seen conj x)))
(reduce step {:sum 0 :seen []} [1 2 3]) ;=> {:sum 6, :seen [1 2 3]}
