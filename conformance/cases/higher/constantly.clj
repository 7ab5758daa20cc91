((constantly 1)) ;=> 1
((constantly 1) 2) ;=> 1
((constantly 1) 2 3 4) ;=> 1
