(defn adder [n] (fn [x] (+ x n)))
((adder 10) 5) ;=> 15
(map #(% 1) [(adder 1) (adder 2)]) ;=> (2 3)
(def fs (for [i (range 3)] (fn [] i)))
(map #(%) fs) ;=> (0 1 2)
(def gs (mapv (fn [i] (fn [] (* i i))) [1 2 3]))
((gs 2)) ;=> 9
(def hs (loop [i 0 out []] (if (< i 3) (recur (inc i) (conj out (fn [] i))) out)))
(map #(%) hs) ;=> (0 1 2)
(let [counter (atom 0) tick (fn [] (swap! counter inc))] (tick) (tick) @counter) ;=> 2
(let [x 1 f (fn [] x) x 2] [(f) x]) ;=> [1 2]
(defn compose [f g] (fn [& args] (f (apply g args))))
((compose str +) 1 2 3) ;=> "6"
(let [a 1] (let [b 2] (let [c 3] ((fn [] ((fn [] (+ a b c)))))))) ;=> 6
(let [f (fn self [n] (if (zero? n) self (self (dec n))))] (fn? (f 3))) ;=> true
(def counter (let [n (atom 0)] (fn [] (swap! n inc))))
[(counter) (counter) (counter)] ;=> [1 2 3]
(((fn [x] (fn [x] x)) 1) 2) ;=> 2
