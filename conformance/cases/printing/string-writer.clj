; Writers into a text, under the names that Java gives them.
(let [sb (StringBuilder.)] (dotimes [i 3] (.append sb i)) (str sb)) ;=> "012"
(let [sb (StringBuilder. "ab")] (.append sb \c) (.toString sb)) ;=> "abc"
(str (-> (StringBuilder.) (.append "a") (.append :b))) ;=> "a:b"
(let [w (java.io.StringWriter.)] (binding [*out* w] (println "hi" 1) (prn "x")) (str w)) ;=> "hi 1\n\"x\"\n"
(let [w (java.io.StringWriter.)] (.write w "x") (.append w "y") (str w)) ;=> "xy"
(let [w (java.io.StringWriter.)] (binding [*out* w] (print "in") (with-out-str (print "lost"))) (str w)) ;=> "in"
(with-out-str (let [w (java.io.StringWriter.)] (binding [*out* w] (print "in")) (print "out"))) ;=> "out"
(class (StringBuilder.)) ;=> java.lang.StringBuilder
(class (java.io.StringWriter.)) ;=> java.io.StringWriter
(.length (StringBuilder. "abc")) ;=> 3
; The output has the methods of a writer, too.
(with-out-str (.write *out* "x") (.append *out* \y)) ;=> "xy"
(with-out-str (print-method [1 "a"] *out*)) ;=> "[1 \"a\"]"
(with-out-str (print-dup 5 *out*)) ;=> "5"
