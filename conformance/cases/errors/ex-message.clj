; ex-message
(ex-message (ex-info "a" {})) ;=> "a"
(ex-message nil) ;=> nil
(ex-message "a") ;=> nil
(ex-message (ex-cause (ex-info "a" {} (Exception. "b")))) ;=> "b"
(ex-message (ex-cause (ex-info "a" {} (ex-info "b" {})))) ;=> "b"
(ex-message (Exception. "m")) ;=> "m"
(ex-message (Exception.)) ;=> nil
(ex-message 5) ;=> nil
(ex-message (new Exception "x")) ;=> "x"
(let [l (lazy-seq (throw (ex-info "boom" {})))] (try (first l) (catch Exception e (ex-message e)))) ;=> "boom"
(try (throw (ex-info "m" {:a 1})) (catch clojure.lang.ExceptionInfo e [(ex-message e) (ex-data e)])) ;=> ["m" {:a 1}]
(try (try (/ 1 0) (catch Exception e (throw (ex-info "wrapped" {:a 1} e)))) (catch Exception e [(ex-message e) (ex-message (ex-cause e))])) ;=> ["wrapped" "Divide by zero"]
