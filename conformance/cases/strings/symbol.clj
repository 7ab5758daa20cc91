(symbol "a") ;=> a
(symbol "a/b") ;=> a/b
(symbol "a" "b") ;=> a/b
(symbol nil "b") ;=> b
(symbol :a/b) ;=> a/b
(symbol 'a) ;=> a
(symbol nil) ;=> error: expected a string, a symbol, a keyword or a var, found nil
(symbol 1) ;=> error: expected a string, a symbol, a keyword or a var, found an integer
(symbol #'inc) ;=> clojure.core/inc
(= 'a (symbol "a")) ;=> true
(namespace (symbol "a/b")) ;=> "a"
