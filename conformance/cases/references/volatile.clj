(def v (volatile! 1))
@v ;=> 1
(vswap! v inc) ;=> 2
(vswap! v + 10) ;=> 12
(vreset! v :x) ;=> :x
@v ;=> :x
(volatile? v) ;=> true
(volatile? (atom 1)) ;=> false
(let [n (volatile! 0)] (doseq [x [1 2 3]] (vswap! n + x)) @n) ;=> 6
(vreset! (atom 1) 2) ;=> error: expected a volatile, found an atom

@(volatile! 1) ;=> 1
(let [v (volatile! 1)] (vreset! v 2)) ;=> 2
(let [v (volatile! 1)] (vswap! v + 2 3) @v) ;=> 6
(volatile? (volatile! 1)) ;=> true
(volatile? (atom 1)) ;=> false
(let [v (volatile! [])] (run! (fn [x] (vswap! v conj x)) [1 2]) @v) ;=> [1 2]
(vreset! (atom 1) 2) ;=> error type:
