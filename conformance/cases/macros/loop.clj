(loop [i 0 acc []] (if (< i 3) (recur (inc i) (conj acc i)) acc)) ;=> [0 1 2]
(loop [[x & xs] [1 2 3] sum 0] (if x (recur xs (+ sum x)) sum)) ;=> 6
(loop [{:keys [n]} {:n 3} acc 1] (if (pos? n) (recur {:n (dec n)} (* acc 2)) acc)) ;=> 8
(loop [[a] [5] b a] (if (> a b) :more [a b])) ;=> [5 5]
