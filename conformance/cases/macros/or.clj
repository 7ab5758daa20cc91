(or) ;=> nil
(or 1) ;=> 1
(or nil) ;=> nil
(or false) ;=> false
(or nil 2) ;=> 2
(or false nil) ;=> nil
(or nil false) ;=> false
(or 1 (throw (ex-info "not reached" {}))) ;=> 1
(or nil nil :last) ;=> :last
(let [n (atom 0)] (or (swap! n inc) (swap! n inc)) @n) ;=> 1
(let [m {}] (or (:a m) (:b m) "default")) ;=> "default"
(and (or nil 1) (or false 2)) ;=> 2

(or) ;=> nil
(or nil false) ;=> false
(or false nil) ;=> nil
(or nil 2 (throw (ex-info "no" {}))) ;=> 2
(or nil nil nil nil nil nil nil nil nil nil nil nil nil nil nil nil nil nil 19 20) ;=> 19
