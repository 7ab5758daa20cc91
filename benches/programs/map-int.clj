;; A map of a million scattered integers, built by assoc and read twice.
(defn k [i] (mod (* i 7919) 1000003))

(defn build [n]
  (reduce (fn [m i] (assoc m (k i) i)) {} (range n)))

(defn sum-all [m n]
  (reduce (fn [acc i] (+ acc (get m (k i)))) 0 (range n)))

(let [n (parse-long (or (first *command-line-args*) "1000000"))
      m (build n)]
  (println (+ (sum-all m n) (sum-all m n))))
