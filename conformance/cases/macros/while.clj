(let [a (atom 0)] (while (< @a 3) (swap! a inc)) @a) ;=> 3
(while false) ;=> nil
(let [a (atom 3) out (atom [])] (while (pos? @a) (swap! out conj @a) (swap! a dec)) @out) ;=> [3 2 1]
