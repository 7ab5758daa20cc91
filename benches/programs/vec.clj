;; A vector of 3 million integers, built by conj and read three times by index.
(defn build [n]
  (loop [v [] i 0]
    (if (< i n)
      (recur (conj v i) (inc i))
      v)))

(defn sum-by-index [v]
  (let [n (count v)]
    (loop [i 0 acc 0]
      (if (< i n)
        (recur (inc i) (+ acc (nth v i)))
        acc))))

(let [v (build (parse-long (or (first *command-line-args*) "3000000")))]
  (println (+ (sum-by-index v) (sum-by-index v) (sum-by-index v))))
