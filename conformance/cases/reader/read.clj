(with-in-str "a b\n(c d) e" [(read) (read) (read-line) (read) (read-line)]) ;=> [a b "" (c d) " e"]
(with-in-str "(1\n 2 ; no\n 3) x" [(read) (read)]) ;=> [(1 2 3) x]
(with-in-str "\"a\nb\" :k" [(read) (read)]) ;=> ["a\nb" :k]
(with-in-str "" (read *in* false :end)) ;=> :end
(with-in-str "  ; nothing\n" (read *in* false nil)) ;=> nil
(with-in-str "" (read {:eof :e} *in*)) ;=> :e
(with-in-str "one\ntwo\n" [(read-line) (read-line) (read-line)]) ;=> ["one" "two" nil]
(with-in-str "#?(:default 1) 2" [(read {:read-cond :allow} *in*) (read)]) ;=> [1 2]
(with-in-str "1 2 3" (loop [all []] (let [x (read *in* false nil)] (if x (recur (conj all x)) all)))) ;=> [1 2 3]
(with-in-str "x" (with-in-str "y" (read-line))) ;=> "y"
(with-in-str "" (read)) ;=> error: expected a form, found the end of the text
(with-in-str "(1 2" (read)) ;=> error: expected `)` to close `(`, found the end of the text
(read 5) ;=> error: expected a reader, found an integer
(slurp (do (def r (clojure.core/string-reader* "a b\nc")) (read r) r)) ;=> " b\nc"
(with-in-str (apply str (repeat 20000 "1 ")) (loop [n 0] (if (= (read {:eof nil} *in*) 1) (recur (inc n)) n))) ;=> 20000
(with-in-str (str (apply str (repeat 300 "é ")) "[" (apply str (repeat 300 "é ")) "] tail") (dotimes [_ 300] (read)) [(count (read)) (read)]) ;=> [300 tail]
(with-in-str (str (apply str (repeat 511 " ")) "12345 67") [(read) (read)]) ;=> [12345 67]
(with-in-str (str "\"" (apply str (repeat 600 "a")) "\" \\newline") [(count (read)) (read)]) ;=> [600 \newline]
