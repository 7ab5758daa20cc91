(rand-nth [7]) ;=> 7
