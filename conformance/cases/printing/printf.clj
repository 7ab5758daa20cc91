(with-out-str (printf "%d-%s" 1 "a")) ;=> "1-a"
(printf "%d" "a") ;=> error: expected an integer for %d in a format, found a string
(with-out-str (printf "plain")) ;=> "plain"
(with-out-str (newline) (flush)) ;=> "\n"
