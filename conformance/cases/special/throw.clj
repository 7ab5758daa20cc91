(throw (ex-info "boom" {})) ;=> error: boom
(throw "text") ;=> error: text
(throw {:a 1}) ;=> error: {:a 1}
(try (throw 42) (catch :default x x)) ;=> 42
(try (throw :kw) (catch :default x x)) ;=> :kw
(try (throw {:a 1}) (catch :default x (:a x))) ;=> 1
(throw) ;=> error: expected one value in throw, found 0
(throw 1 2) ;=> error: expected one value in throw, found 2
(defn f [] (throw (ex-info "from f" {:in 'f})))
(f) ;=> error: from f
(try (f) (catch Exception e (:in (ex-data e)))) ;=> f
(try (throw nil) (catch :default e [:caught e])) ;=> [:caught nil]
(if false (throw (ex-info "never" {})) :fine) ;=> :fine
(map (fn [x] (throw (ex-info "lazy" {}))) []) ;=> ()
