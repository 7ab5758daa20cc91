; println-str
(println-str "a") ;=> "a\n"
(println-str 1) ;=> "1\n"
(println-str) ;=> "\n"
(println-str [1 "a"]) ;=> "[1 a]\n"
(println-str nil "x") ;=> "nil x\n"
