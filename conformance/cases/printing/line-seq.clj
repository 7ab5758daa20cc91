; line-seq
(line-seq (java.io.BufferedReader. (java.io.StringReader. ""))) ;=> nil
(line-seq (java.io.BufferedReader. (java.io.StringReader. "a\nb"))) ;=> ("a" "b")
(with-open [r (java.io.BufferedReader. (java.io.StringReader. "l1\nl2"))] (doall (line-seq r))) ;=> ("l1" "l2")
(with-in-str "a\nb\n" (doall (map clojure.string/upper-case (line-seq (java.io.BufferedReader. *in*))))) ;=> ("A" "B")
(do (spit "/tmp/hs/x.out" "l1\nl2\n") (spit "/tmp/hs/x.out" "l3" :append true) (with-open [r (clojure.java.io/reader "/tmp/hs/x.out")] (vec (line-seq r)))) ;=> ["l1" "l2" "l3"]
