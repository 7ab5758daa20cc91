(let [a (atom [])] (dotimes [i 3] (swap! a conj i)) @a) ;=> [0 1 2]
(dotimes [i 3] i) ;=> nil
(let [n (atom 3)] (while (pos? @n) (swap! n dec)) @n) ;=> 0
