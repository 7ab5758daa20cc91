; prn-str
(prn-str "a" 1) ;=> "\"a\" 1\n"
(prn-str) ;=> "\n"
(prn-str [1 "a" \c]) ;=> "[1 \"a\" \\c]\n"
(prn-str nil) ;=> "nil\n"
