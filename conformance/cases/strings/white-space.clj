(clojure.string/trim "\u2003a\u00a0") ;=> "a "
(clojure.string/blank? "\u00a0") ;=> false
(clojure.string/blank? "\u2003") ;=> true
(clojure.string/trim "\u001fa\u001c") ;=> "a"
(clojure.string/triml " \t\na ") ;=> "a "
(clojure.string/trimr " a\r\n") ;=> " a"
