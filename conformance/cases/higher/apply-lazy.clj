; A sequence is realised no further than the function has parameters.
(apply (fn [a & r] (take 2 r)) (range)) ;=> (1 2)
(apply (fn [& r] (first r)) (iterate inc 0)) ;=> 0
(apply (fn [a b & r] [a b (take 2 r)]) 1 (range)) ;=> [1 0 (1 2)]
(apply (fn [a & r] [a r]) 1 2 3 (lazy-seq [4])) ;=> [1 (2 3 4)]
(apply (fn [a b & r] [a b r]) 1 (lazy-seq [2])) ;=> [1 2 nil]
(apply (fn ([] :none) ([a] :one) ([a & r] (first r))) (lazy-seq nil)) ;=> :none
(apply (fn ([] :none) ([a] :one) ([a & r] (first r))) (lazy-seq [1])) ;=> :one
(apply (fn ([] :none) ([a] :one) ([a & r] (first r))) (range)) ;=> 1
(let [n (atom 0) s (map (fn [x] (swap! n inc) x) (iterate inc 0))] (apply (fn [a & r] a) s) @n) ;=> 2
(let [n (atom 0) s (map (fn [x] (swap! n inc) x) (iterate inc 0))] (apply (fn [& r] 1) s) @n) ;=> 1
(take 3 (apply concat (repeat [1]))) ;=> (1 1 1)
(take 2 (apply concat (map (fn [i] [i]) (range)))) ;=> (0 1)
(apply (fn [& {:keys [a]}] a) (lazy-seq [:a 1])) ;=> 1
(apply (partial (fn [a & r] [a (first r)]) 5) (range)) ;=> [5 0]
(def variadic (fn [a & r] (second r)))
(apply variadic (range)) ;=> 2
(apply #'variadic (range)) ;=> 2
; A function without a rest parameter gets one more than it takes, and says so.
(apply (fn [a b] 1) (range)) ;=> error: expected 2 arguments to this function, found 3
(apply first (range)) ;=> error: expected 1 argument to first, found 2
(apply {:a 1} (range)) ;=> error: expected 1 to 2 arguments to a map, found 3
(apply (fn [& r] (count r)) (map inc (range 50000))) ;=> 50000
(apply + (map inc (range 5))) ;=> 15
