(let [n (atom 0) inc! (fn [] (swap! n inc))] (inc!) (inc!) @n) ;=> 2
(def fs (doall (for [i (range 3)] (fn [] i))))
(mapv (fn [f] (f)) fs) ;=> [0 1 2]
(def acc (atom []))
(doseq [i (range 3)] (swap! acc conj (fn [] i)))
(mapv (fn [f] (f)) @acc) ;=> [0 1 2]
(def acc2 (atom []))
(dotimes [i 3] (swap! acc2 conj (fn [] (* 10 i))))
(mapv (fn [f] (f)) @acc2) ;=> [0 10 20]
(let [x 1] (let [f (fn [y] (+ x y)) x 100] (f 1))) ;=> 2
((((fn [a] (fn [b] (fn [c] [a b c]))) 1) 2) 3) ;=> [1 2 3]
(let [f (fn [x] (if (pos? x) (fn [] (dec x)) (fn [] :end)))] [((f 1)) ((f 0))]) ;=> [0 :end]
(letfn [(a [n] (if (zero? n) :a (b (dec n)))) (b [n] (if (zero? n) :b (a (dec n))))] [(a 3) (a 4)]) ;=> [:b :a]
(let [{:keys [f]} {:f (fn [x] x)}] (f 1)) ;=> 1
(let [v [1 2] f (fn [] v) g (fn [] (count v))] [(f) (g) (f)]) ;=> [[1 2] 2 [1 2]]
(let [x [1] fs [(fn [] x) (fn [] x)]] (map #(%) fs)) ;=> ([1] [1])
(loop [i 0 fs []] (if (= i 2) (map #(%) fs) (let [j (* i i)] (recur (inc i) (conj fs (fn [] [i j])))))) ;=> ([0 0] [1 1])
