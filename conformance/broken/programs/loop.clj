;; Integer arithmetic in a loop of 30 million rounds.
(println
 (loop [i 0 acc 0]
   (if (< i 30000000)
     (recur (inc i) (+ acc (mod (* i i) 7)))
     acc)))
