; Readers of texts, under the names that Java gives them.
(with-open [r (java.io.StringReader. "abc")] (slurp r)) ;=> "abc"
(line-seq (java.io.BufferedReader. (java.io.StringReader. "a\nb"))) ;=> ("a" "b")
(read (java.io.PushbackReader. (java.io.StringReader. "(1 2)"))) ;=> (1 2)
(let [r (java.io.PushbackReader. (java.io.StringReader. "1 :b \"c\""))] [(read r) (read r) (read r) (read r false :eof)]) ;=> [1 :b "c" :eof]
(clojure.edn/read (java.io.PushbackReader. (java.io.StringReader. "{:a 1}"))) ;=> {:a 1}
(java.io.StringReader. 5) ;=> error: java.io.StringReader makes no objects here
(java.io.BufferedReader. "a") ;=> error: java.io.BufferedReader makes no objects here
(try (slurp "/no/such/file") (catch java.io.FileNotFoundException _ :not-found)) ;=> :not-found
(try (slurp "/no/such/file") (catch java.io.IOException _ :io)) ;=> :io
(try (load-file "/no/such/file") (catch java.io.FileNotFoundException _ :not-found)) ;=> :not-found
(slurp "/no/such/file") ;=> error: cannot read /no/such/file: there is no such file
