((partial +) 1 2) ;=> 3
((partial + 1) 2) ;=> 3
((partial + 1)) ;=> 1
((partial + 1 2) 3 4) ;=> 10
((partial + 1 2 3) 4 5) ;=> 15
((partial + 1 2 3 4) 5 6) ;=> 21
((partial list 1) 2 3 4) ;=> (1 2 3 4)
