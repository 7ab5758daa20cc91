(lazy-seq nil) ;=> ()
(lazy-seq [1 2]) ;=> (1 2)
(let [n (atom 0) s (lazy-seq (swap! n inc) [1])] [@n (first s) (first s) @n]) ;=> [0 1 1 1]
(lazy-cat [1] [2 3]) ;=> (1 2 3)
(first (lazy-cat [1] (throw (ex-info "not needed" {})))) ;=> 1
(let [n (atom 0) d (delay (swap! n inc))] [@n @d @d @n]) ;=> [0 1 1 1]
