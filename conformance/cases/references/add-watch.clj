; add-watch
(let [a (atom 0) n (atom 0)] (add-watch a :w (fn [_ _ _ _] (swap! n inc))) (remove-watch a :w) (reset! a 1) @n) ;=> 0
(let [a (atom 0) log (atom [])] (add-watch a :w (fn [k r o n] (swap! log conj [k o n]))) (reset! a 5) (swap! a inc) @log) ;=> [[:w 0 5] [:w 5 6]]
(let [a (atom 0)] (add-watch a 1 (fn [_ _ _ _] nil)) (add-watch a 2 (fn [_ _ _ _] nil)) (= a (add-watch a 3 (fn [_ _ _ _] nil)))) ;=> true
(let [a (atom 0) n (atom 0)] (add-watch a :w (fn [_ _ _ _] (swap! n inc))) (add-watch a :w (fn [_ _ _ _] (swap! n + 10))) (reset! a 1) @n) ;=> 10
