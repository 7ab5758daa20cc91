\a ;=> \a
\newline ;=> \newline
\space ;=> \space
\tab ;=> \tab
\return ;=> \return
\formfeed ;=> \formfeed
\backspace ;=> \backspace
\u0041 ;=> \A
\o101 ;=> \A
\\ ;=> \\
\" ;=> \"
\( ;=> \(
[\a \b] ;=> [\a \b]
(str \a) ;=> "a"
(char? \a) ;=> true
(char? "a") ;=> false
(= \a \a) ;=> true
(= \a "a") ;=> false
(int \newline) ;=> 10
(char 10) ;=> \newline
(map int "az") ;=> (97 122)
(char -1) ;=> error: -1
(read-string "\\foo") ;=> error: foo
