(def n (atom 0))
(def d (delay (swap! n inc)))
(realized? d) ;=> false
@n ;=> 0
@d ;=> 1
@d ;=> 1
(force d) ;=> 1
@n ;=> 1
(realized? d) ;=> true
(delay? d) ;=> true
(force 5) ;=> 5
(def s (lazy-seq (swap! n inc) [1 2]))
@n ;=> 1
(first s) ;=> 1
(first s) ;=> 1
@n ;=> 2
(lazy-seq) ;=> ()
(lazy-seq nil) ;=> ()
(lazy-cat [1] [2 3]) ;=> (1 2 3)
(take 2 (lazy-cat [1] [2] (throw (ex-info "not reached" {})))) ;=> (1 2)
(def bad (delay (throw (ex-info "once" {}))))
@bad ;=> error: once
@bad ;=> error: once
