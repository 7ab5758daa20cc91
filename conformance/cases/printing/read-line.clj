; read-line
(with-in-str "" (read-line)) ;=> nil
(with-in-str "\nx" (read-line)) ;=> ""
(with-in-str "a\r\nb" (read-line)) ;=> "a"
(with-in-str "a\nb" [(read-line) (read-line) (read-line)]) ;=> ["a" "b" nil]
(with-in-str "one\ntwo" [(read-line) (read-line) (read-line)]) ;=> ["one" "two" nil]
