((fn [x] (* x x)) 3) ;=> 9
(#(+ %1 %2) 1 2) ;=> 3
(#(apply + %&) 1 2 3) ;=> 6
((fn fact [n] (if (zero? n) 1 (* n (fact (dec n))))) 5) ;=> 120
((fn ([] 0) ([x] 1) ([x & more] (count more))) 1 2 3) ;=> 2
((fn [a b] a) 1) ;=> error arity:
((fn [a] a) 1 2) ;=> error arity:
((fn [& xs] xs)) ;=> nil
((fn [a & xs] xs) 1 2) ;=> (2)
((fn [[a b] {:keys [c]}] [a b c]) [1 2] {:c 3}) ;=> [1 2 3]
(let [fs (map (fn [i] (fn [] i)) (range 3))] (map #(%) fs)) ;=> (0 1 2)
(let [fs (loop [i 0 fs []] (if (< i 3) (recur (inc i) (conj fs (fn [] i))) fs))] (map (fn [f] (f)) fs)) ;=> (0 1 2)
(map #(%) (doall (for [i [1 2] j [10 20]] (fn [] (+ i j))))) ;=> (11 21 12 22)
(let [x 1 f (fn [] x) x 2] (f)) ;=> 1
(defn adder [n] (fn [x] (+ x n)))
(map (adder 10) [1 2]) ;=> (11 12)
(def later)
(defn uses-later [] (later))
(defn later [] :defined)
(uses-later) ;=> :defined
(defn deep [n] (if (zero? n) 0 (inc (deep (dec n)))))
(deep 20000) ;=> 20000
(defn even-steps? [n] (if (zero? n) true (recur (- n 2))))
(even-steps? 100000) ;=> true
((fn [x x] x) 1 2) ;=> 2
(fn? (fn [])) ;=> true
(fn? inc) ;=> true
