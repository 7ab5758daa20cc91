(or) ;=> nil
(or nil false) ;=> false
(or false nil) ;=> nil
(or nil 2 (throw (ex-info "no" {}))) ;=> 2
(or nil nil nil nil nil nil nil nil nil nil nil nil nil nil nil nil nil nil 19 20) ;=> 19
