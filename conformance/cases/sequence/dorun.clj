(dorun (map inc [1 2])) ;=> nil
(dorun nil) ;=> nil
(let [n (atom 0)] (dorun (map (fn [x] (swap! n + x)) [1 2 3])) @n) ;=> 6
(let [n (atom 0)] (dorun 1 (map (fn [x] (swap! n inc)) (iterate inc 1))) (< 0 @n 40)) ;=> true
(let [n (atom 0)] (run! (fn [x] (swap! n + x)) [1 2 3]) @n) ;=> 6
(run! inc nil) ;=> nil
(run! identity 5) ;=> error: expected a collection or a sequence, found an integer
(run! (fn [x] (reduced x)) [1 2]) ;=> nil
