; with-open
(with-open [] 1) ;=> 1
(with-open [r (java.io.BufferedReader. (java.io.StringReader. "l1\nl2"))] (doall (line-seq r))) ;=> ("l1" "l2")
(do (spit "/tmp/hs/x.out" "l1\nl2\n") (spit "/tmp/hs/x.out" "l3" :append true) (with-open [r (clojure.java.io/reader "/tmp/hs/x.out")] (vec (line-seq r)))) ;=> ["l1" "l2" "l3"]
