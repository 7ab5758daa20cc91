; newline
(newline 1) ;=> error: expected 0 arguments to newline, found 1
(with-out-str (newline)) ;=> "\n"
(with-out-str (print "a") (newline) (print "b")) ;=> "a\nb"
