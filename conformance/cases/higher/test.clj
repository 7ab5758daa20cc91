(test #'inc) ;=> :no-test
(do (def ^{:test (fn [] 1)} t1 1) (test #'t1)) ;=> :ok
(do (defn ^{:test (fn [] (throw (ex-info "x" {})))} t2 []) (test #'t2)) ;=> error: x
(do (defn t3 {:test (fn [] 5)} []) (test #'t3)) ;=> :ok
