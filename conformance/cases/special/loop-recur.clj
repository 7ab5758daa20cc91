(loop [i 0] (if (< i 10) (recur (inc i)) i)) ;=> 10
(loop [i 0 acc []] (if (< i 3) (recur (inc i) (conj acc i)) acc)) ;=> [0 1 2]
(loop []) ;=> nil
(loop [x 1] x) ;=> 1
(loop [a 1 b 2 n 0] (if (< n 3) (recur b a (inc n)) [a b])) ;=> [2 1]
((fn [n acc] (if (zero? n) acc (recur (dec n) (* acc n)))) 5 1) ;=> 120
(loop [i 0 out []]
  (if (< i 3)
    (recur (inc i) (conj out (loop [j 0 s 0] (if (<= j i) (recur (inc j) (+ s j)) s))))
    out)) ;=> [0 1 3]
(loop [[x & more] [1 2 3] sum 0] (if x (recur more (+ sum x)) sum)) ;=> 6
(loop [i 0] (when (< i 5) (recur (inc i)))) ;=> nil
(loop [i 0] (cond (= i 5) :done :else (recur (inc i)))) ;=> :done
(loop [i 0] (let [j (inc i)] (if (> j 5) j (recur j)))) ;=> 6
(loop [i 3] (case i 0 :zero (recur (dec i)))) ;=> :zero
(loop [i 0] (and (< i 5) (recur (inc i)))) ;=> false
(loop [i 0] (or (> i 5) (recur (inc i)))) ;=> true
((fn [& xs] (if (next xs) (recur (next xs)) xs)) 1 2 3) ;=> (3)
(loop [i 0 fs []] (if (= i 2) (map #(%) fs) (recur (inc i) (conj fs #(* 10 i))))) ;=> (0 10)
(loop [i 0] (recur)) ;=> error: expected 1 values in recur, found 0
(loop [i 0] (inc (recur 1))) ;=> error: recur is not in the tail position
(loop [i 0] (recur 1) 2) ;=> error: recur is not in the tail position
(recur) ;=> error: recur is not in the tail position
(fn [x] [(recur x)]) ;=> error: recur is not in the tail position
(loop [i 0] (if (recur 1) 2 3)) ;=> error: recur is not in the tail position
(loop [x 10 y 0] (if (pos? x) (recur (dec x) (+ y x)) y)) ;=> 55
(loop [i 0] (if (< i 100000) (recur (+ i 1)) i)) ;=> 100000
