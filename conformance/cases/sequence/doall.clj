(doall (map inc [1 2])) ;=> (2 3)
(doall nil) ;=> nil
(dorun (map inc [1 2])) ;=> nil
(let [n (atom 0)] (dorun (map (fn [_] (swap! n inc)) (range 5))) @n) ;=> 5
(let [n (atom 0)] (doall (map (fn [_] (swap! n inc)) (range 5))) @n) ;=> 5
(realized? (doall (map inc [1]))) ;=> true
(run! (fn [x] x) [1 2]) ;=> nil
(let [n (atom 0)] (run! (fn [x] (swap! n + x)) [1 2 3]) @n) ;=> 6
(let [seen (atom [])] (run! (fn [x] (if (= x 3) (reduced x) (swap! seen conj x))) [1 2 3 4]) @seen) ;=> [1 2]
(dorun 2 (range)) ;=> nil
