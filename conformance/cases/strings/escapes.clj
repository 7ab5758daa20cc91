"a\nb" ;=> "a\nb"
"tab\there" ;=> "tab\there"
"quote \" and \\" ;=> "quote \" and \\"
"\u00e9" ;=> "é"
"\101" ;=> "A"
(count "\n\t\\") ;=> 3
(count "\u00e9") ;=> 1
(read-string "\"a\\qb\"") ;=> error: \q
(read-string "\"abc") ;=> error: expected `"` to close the string, found the end of the text
(println-str "a" "b") ;=> "a b\n"
(pr-str "\r") ;=> "\"\\r\""
(pr-str "\f\b") ;=> "\"\\f\\b\""
"line one
line two" ;=> "line one\nline two"
