(lazy-cat [1 2] [3]) ;=> (1 2 3)
(lazy-cat) ;=> ()
(lazy-cat nil [1]) ;=> (1)
(take 2 (lazy-cat [1 2] (throw (ex-info "not reached" {})))) ;=> (1 2)
