; What the printing functions give back.
(let [r (volatile! 0)] (with-out-str (vreset! r (println "x"))) @r) ;=> nil
(let [r (volatile! 0)] (with-out-str (vreset! r (pr 1))) @r) ;=> nil
(let [r (volatile! 0)] (with-out-str (vreset! r (newline))) @r) ;=> nil
(flush) ;=> nil
(let [r (volatile! 0) out (with-out-str (vreset! r (time (+ 1 2))))] [@r (boolean (re-find #"Elapsed time" out))]) ;=> [3 true]
