(require '[clojure.string :as str])
(str/trim "  a b  ") ;=> "a b"
(str/trim "\t\na\r\n") ;=> "a"
(str/trim "") ;=> ""
(str/trim "   ") ;=> ""
(str/triml "  a ") ;=> "a "
(str/trimr "  a ") ;=> "  a"
(str/trim-newline "a\r\n") ;=> "a"
(str/trim-newline "a\n\n") ;=> "a"
(str/trim-newline "a \n") ;=> "a "
(str/trim-newline "a") ;=> "a"
(str/trim nil) ;=> error: found nil
