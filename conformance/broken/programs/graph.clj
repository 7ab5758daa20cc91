(def graph {:a [:b :c] :b [:d] :c [:d :e] :d [:f] :e [:f] :f []})
(defn reachable [g start]
  (loop [todo [start] seen #{}]
    (if-let [n (peek todo)]
      (recur (into (pop todo) (remove seen (g n))) (conj seen n))
      seen)))
(= (reachable graph :c) #{:c :d :e :f}) ;=> true
(defn shortest [g from to]
  (loop [queue [(list from)] seen #{from}]
    (when-let [path (first queue)]
      (let [n (peek path)]
        (if (= n to)
          (vec (reverse path))
          (let [fresh (remove seen (g n))]
            (recur (into (subvec queue 1) (map #(conj path %) fresh)) (into seen fresh))))))))
(count (shortest graph :a :f)) ;=> 4
(shortest graph :b :f) ;=> [:b :d :f]
(shortest graph :f :a) ;=> nil
(defn all-paths [g from to]
  (if (= from to) [[to]] (for [n (g from) p (all-paths g n to)] (into [from] p))))
(all-paths graph :a :f) ;=> ([:a :b :d :f] [:a :c :d :f] [:a :c :e :f])
(defn topological [g]
  (loop [g (into {} g) order []]
    (if (empty? g)
      order
      (let [blocked (set (mapcat val g))
            free (first (sort (remove blocked (keys g))))]
        (if free
          (recur (dissoc g free) (conj order free))
          (throw (ex-info "a cycle" {:left (set (keys g))})))))))
(topological graph) ;=> [:a :b :c :d :e :f]
(topological {:x [:y] :y [:x]}) ;=> error: a cycle
(reduce-kv (fn [in n outs] (reduce #(update %1 %2 (fnil inc 0)) in outs)) {} graph) ;=> {:b 1, :c 1, :d 2, :e 1, :f 2}
