(and) ;=> true
(and 1) ;=> 1
(and 1 nil (throw (ex-info "no" {}))) ;=> nil
(and 1 false) ;=> false
(and 1 2 3) ;=> 3
(and 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 false 20) ;=> false
