; Calls may nest far deeper than a native stack.
(defn depth [n] (if (zero? n) 0 (inc (depth (dec n)))))
(depth 10000) ;=> 10000
(defn sum [n] (if (zero? n) 0 (+ n (sum (dec n)))))
(sum 5000) ;=> 12502500
(defn spin [n] (if (zero? n) :done (recur (dec n))))
(spin 100000) ;=> :done
((apply comp (repeat 1000 inc)) 0) ;=> 1000
((reduce (fn [f _] (fn [x] (f (inc x)))) identity (range 1000)) 0) ;=> 1000
(defn endless [n] (inc (endless n)))
(endless 1) ;=> error: the call depth limit of 400000 is reached
