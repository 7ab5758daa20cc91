(catch Exception e 1) ;=> error: catch and finally stand at the end of a try
(finally 1) ;=> error: catch and finally stand at the end of a try
(try 1 (catch Exception)) ;=> error: expected (catch Kind name body...)
(try 1 (catch Exception 5 6)) ;=> error: expected a name for the error
(try 1 (finally 2) (catch Exception e 3)) ;=> error: expected nothing after finally in try
(try 1 (catch Exception e 2) 3) ;=> error: expected catch or finally after them in try
(try (throw (ex-info "m" {})) (catch Exception e)) ;=> nil
(try (throw (ex-info "m" {})) (catch Exception e 1 2 3)) ;=> 3
(try (try (throw (ex-info "in" {})) (catch Exception e (throw e))) (catch Exception e (ex-message e))) ;=> "in"
(let [e 1] (try (throw (ex-info "x" {})) (catch Exception e (ex-message e)))) ;=> "x"
(let [e 1] (try (throw (ex-info "x" {})) (catch Exception _ e))) ;=> 1
(let [f (try (throw (ex-info "kept" {})) (catch Exception e (fn [] (ex-message e))))] (f)) ;=> "kept"
(loop [n 0] (let [r (try (if (< n 3) (throw (ex-info "again" {})) n) (catch Exception e :retry))] (if (= r :retry) (recur (inc n)) r))) ;=> 3
