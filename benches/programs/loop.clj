;; Integer arithmetic in a loop of 30 million rounds.
(let [n (parse-long (or (first *command-line-args*) "30000000"))]
  (println
   (loop [i 0 acc 0]
     (if (< i n)
       (recur (inc i) (+ acc (mod (* i i) 7)))
       acc))))
