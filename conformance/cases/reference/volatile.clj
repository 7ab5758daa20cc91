@(volatile! 1) ;=> 1
(let [v (volatile! 1)] (vreset! v 2)) ;=> 2
(let [v (volatile! 1)] (vswap! v + 2 3) @v) ;=> 6
(volatile? (volatile! 1)) ;=> true
(volatile? (atom 1)) ;=> false
(let [v (volatile! [])] (run! (fn [x] (vswap! v conj x)) [1 2]) @v) ;=> [1 2]
(vreset! (atom 1) 2) ;=> error type:
