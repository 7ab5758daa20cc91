(defn quicksort [[pivot & more]]
  (if pivot
    (concat (quicksort (filter #(< % pivot) more)) [pivot] (quicksort (remove #(< % pivot) more)))
    ()))
(quicksort [3 1 4 1 5 9 2 6]) ;=> (1 1 2 3 4 5 6 9)
(quicksort []) ;=> ()
(defn merge-sorted [a b]
  (loop [a a b b out []]
    (cond (empty? a) (into out b)
          (empty? b) (into out a)
          (<= (first a) (first b)) (recur (rest a) b (conj out (first a)))
          :else (recur a (rest b) (conj out (first b))))))
(defn merge-sort [xs]
  (if (< (count xs) 2)
    (vec xs)
    (let [[l r] (split-at (quot (count xs) 2) xs)]
      (merge-sorted (merge-sort l) (merge-sort r)))))
(merge-sort [5 2 8 1 9 3]) ;=> [1 2 3 5 8 9]
(defn insertion-sort [xs]
  (reduce (fn [sorted x] (let [[before after] (split-with #(< % x) sorted)] (concat before [x] after))) () xs))
(insertion-sort [3 2 1]) ;=> (1 2 3)
(defn bubble-pass [v]
  (reduce (fn [out x] (if (and (seq out) (> (peek out) x)) (let [top (peek out)] (conj (pop out) x top)) (conj out x))) [] v))
(bubble-pass [3 1 2]) ;=> [1 2 3]
(let [xs (map #(mod (* % 7919) 101) (range 100))] (= (sort xs) (quicksort xs) (merge-sort xs))) ;=> true
