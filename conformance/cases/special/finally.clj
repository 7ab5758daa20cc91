(def log (atom []))
(defn note [x] (swap! log conj x) x)
(try (note :body) (finally (note :finally))) ;=> :body
@log ;=> [:body :finally]
(reset! log [])
(try (note 1) (throw (ex-info "x" {})) (catch Exception e (note 2)) (finally (note 3))) ;=> 2
@log ;=> [1 2 3]
(reset! log [])
(try (try (throw (ex-info "x" {})) (finally (note :inner))) (catch Exception e (note :outer)) (finally (note :last))) ;=> :outer
@log ;=> [:inner :outer :last]
(reset! log [])
(try (try (throw (ex-info "a" {})) (catch Exception e (throw (ex-info "b" {}))) (finally (note :cleanup))) (catch Exception e (ex-message e))) ;=> "b"
@log ;=> [:cleanup]
(try 1 (finally 2)) ;=> 1
(try (try (throw (ex-info "a" {})) (finally (throw (ex-info "from finally" {})))) (catch Exception e (ex-message e))) ;=> "from finally"
(try (finally (note :only))) ;=> nil
(reset! log [])
(defn early [x] (try (if x :early (do (note :late) :late)) (finally (note :done))))
(early true) ;=> :early
@log ;=> [:done]
(reset! log [])
(dotimes [i 3] (try (note i) (finally (note :f))))
@log ;=> [0 :f 1 :f 2 :f]
(try (/ 1 0) (finally :ignored)) ;=> error: Divide by zero
