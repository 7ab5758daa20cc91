(loop [i 0 acc []] (if (< i 3) (recur (inc i) (conj acc i)) acc)) ;=> [0 1 2]
(loop [[x & xs] [1 2 3] sum 0] (if x (recur xs (+ sum x)) sum)) ;=> 6
(loop [{:keys [n]} {:n 3} acc 1] (if (pos? n) (recur {:n (dec n)} (* acc 2)) acc)) ;=> 8
(loop [[a] [5] b a] (if (> a b) :more [a b])) ;=> [5 5]

;; a number that the loop's arithmetic reads, too, and that an instruction owns
(loop [i 0 acc 0 v []] (if (< i 3) (recur (inc i) (+ acc 100000) (conj v 100000)) [acc v])) ;=> [300000 [100000 100000 100000]]

;; numbers that own memory, in loops whose values are computed in another order than written
(loop [a 0N b 1 n 10] (if (pos? n) (recur b (+ a b) (dec n)) [a b])) ;=> [55N 89N]
(loop [i 0 acc 0N] (if (< i 4) (let [t (* 1N i)] (recur (inc i) (+ acc t t))) acc)) ;=> 12N
(loop [i 0N acc 0] (if (< i 3) (recur (inc i) (+ acc i)) acc)) ;=> 3N
