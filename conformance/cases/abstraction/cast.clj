; cast
(cast Long 5) ;=> 5
(cast String 5) ;=> error: Cannot cast java.lang.Long to java.lang.String
(cast Number 1.5) ;=> 1.5
(cast Object "a") ;=> "a"
