;; clojure.data: where two values differ.

(defn diff
  "The vector [only-in-a only-in-b in-both]. Collections of one kind are compared part by part: maps by
  key, sequences by place (nil where they agree), sets by member. All else is equal or different."
  [a b]
  (cond
    (= a b) [nil nil a]
    (and (set? a) (set? b)) (diff-sets a b)
    (and (map? a) (map? b)) (diff-keys a b (into (set (keys a)) (keys b)))
    (and (sequential? a) (sequential? b)) (diff-sequences (vec a) (vec b))
    :else [a b nil]))

(defn- diff-sets [a b]
  [(not-empty (into #{} (clojure.core/remove (fn [x] (contains? b x))) a))
   (not-empty (into #{} (clojure.core/remove (fn [x] (contains? a x))) b))
   (not-empty (into #{} (filter (fn [x] (contains? b x))) a))])

(defn- diff-keys [a b ks]
  (let [parts (mapv (fn [k] (diff-key a b k)) ks)
        part (fn [at] (not-empty (into {} (keep (fn [three] (nth three at))) parts)))]
    (list (part 0) (part 1) (part 2))))

(defn- diff-key [a b k]
  (let [x (get a k)
        y (get b k)
        [only-a only-b both] (diff x y)
        in-a (contains? a k)
        in-b (contains? b k)
        same (and in-a in-b (or (some? both) (and (nil? x) (nil? y))))]
    [(when (and in-a (or (some? only-a) (not same))) [k only-a])
     (when (and in-b (or (some? only-b) (not same))) [k only-b])
     (when same [k both])]))

(defn- diff-sequences [a b]
  (let [parts (mapv (fn [i] (diff-key a b i)) (range (max (count a) (count b))))
        part (fn [at] (as-vector (keep (fn [three] (nth three at)) parts)))]
    [(part 0) (part 1) (part 2)]))

(defn- as-vector [entries]
  (when (seq entries)
    (reduce (fn [out [i x]] (assoc out i x))
            (vec (repeat (inc (first (last entries))) nil))
            entries)))
