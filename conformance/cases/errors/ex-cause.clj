; ex-cause
(ex-cause 1) ;=> nil
(ex-cause (ex-info "a" {})) ;=> nil
(ex-cause nil) ;=> nil
(ex-cause "x") ;=> nil
(ex-message (ex-cause (ex-info "a" {} (Exception. "b")))) ;=> "b"
(ex-message (ex-cause (ex-info "a" {} (ex-info "b" {})))) ;=> "b"
(try (try (/ 1 0) (catch Exception e (throw (ex-info "wrapped" {:a 1} e)))) (catch Exception e [(ex-message e) (ex-message (ex-cause e))])) ;=> ["wrapped" "Divide by zero"]
