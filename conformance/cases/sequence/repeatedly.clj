(let [n (atom 0)] (repeatedly 3 #(swap! n inc))) ;=> (1 2 3)
(let [n (atom 0)] (take 2 (repeatedly #(swap! n inc)))) ;=> (1 2)
