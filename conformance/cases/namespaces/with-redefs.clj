(defn fetch [] :real)
(defn use-it [] [(fetch)])
(use-it) ;=> [:real]
(with-redefs [fetch (fn [] :fake)] (use-it)) ;=> [:fake]
(use-it) ;=> [:real]
(try (with-redefs [fetch (fn [] :fake)] (throw (ex-info "x" {}))) (catch Exception e (use-it))) ;=> [:real]
(def limit 10)
(with-redefs [limit 20] limit) ;=> 20
limit ;=> 10
(with-redefs [fetch (constantly 1) limit 2] [(fetch) limit]) ;=> [1 2]
(with-redefs-fn {#'limit 30} (fn [] limit)) ;=> 30
[limit (fetch)] ;=> [10 :real]
(with-redefs [nope 1] 2) ;=> error: unknown name nope

;; the same call sees each value of the var
(do (defn f [x] (inc x)) (defn g [x] (f x)) [(g 1) (with-redefs [f dec] (g 1)) (g 1) (do (defn f [x] (str x)) (g 1))]) ;=> [2 0 2 "1"]
(do (defn g [x] (parse-long x)) [(g "12") (with-redefs [parse-long count] (g "12")) (g "12")]) ;=> [12 2 12]
