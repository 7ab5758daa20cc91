(do (defn wr1 [] 1) [(with-redefs-fn {#'wr1 (fn [] 2)} (fn [] (wr1))) (wr1)]) ;=> [2 1]
(do (defn wr2 [] 1) [(try (with-redefs [wr2 (fn [] 2)] (throw (ex-info "" {}))) (catch Exception e (wr2)))]) ;=> [1]
