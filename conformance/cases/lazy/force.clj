(force (delay 1)) ;=> 1
(force 1) ;=> 1
(force nil) ;=> nil
(let [n (atom 0) d (delay (swap! n inc))] [(force d) (force d) @n]) ;=> [1 1 1]
