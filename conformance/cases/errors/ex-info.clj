(def e (ex-info "boom" {:code 42}))
(ex-message e) ;=> "boom"
(ex-data e) ;=> {:code 42}
(ex-cause e) ;=> nil
(def outer (ex-info "outer" {:level 1} e))
(ex-message (ex-cause outer)) ;=> "boom"
(ex-data (ex-cause outer)) ;=> {:code 42}
(:code (ex-data (try (throw e) (catch Exception x x)))) ;=> 42
(ex-data (try (/ 1 0) (catch Exception x x))) ;=> nil
(ex-message (try (/ 1 0) (catch Exception x x))) ;=> "Divide by zero"
(ex-message nil) ;=> nil
(ex-data 5) ;=> nil
(ex-cause "x") ;=> nil
(= e e) ;=> true
(= (ex-info "a" {}) (ex-info "a" {})) ;=> false
(ex-info "no map" nil) ;=> error: expected a map of data, found nil
(ex-info) ;=> error: expected 2 to 3 arguments to ex-info, found 0
(throw outer) ;=> error: outer
(try (throw (ex-info "x" {:items [1 2]})) (catch Exception x (reduce + (:items (ex-data x))))) ;=> 3
(try (try (/ 1 0) (catch Exception x (throw (ex-info "wrapped" {:op :div} x)))) (catch Exception y [(ex-message y) (ex-message (ex-cause y))])) ;=> ["wrapped" "Divide by zero"]
