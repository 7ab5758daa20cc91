(char-escape-string \newline) ;=> "\\n"
(char-escape-string \") ;=> "\\\""
(char-escape-string \a) ;=> nil
(char-name-string \space) ;=> "space"
(char-name-string \backspace) ;=> "backspace"
(char-name-string \a) ;=> nil
