; remove-watch
(remove-watch 5 :k) ;=> error: expected an atom, found an integer
(let [a (atom 0)] (= a (remove-watch a :none))) ;=> true
(let [a (atom 0) n (atom 0)] (add-watch a :w (fn [_ _ _ _] (swap! n inc))) (remove-watch a :w) (reset! a 1) @n) ;=> 0
