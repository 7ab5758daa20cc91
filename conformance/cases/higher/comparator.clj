(sort (comparator >) [1 3 2]) ;=> (3 2 1)
((comparator <) 1 2) ;=> -1
((comparator <) 2 1) ;=> 1
((comparator <) 1 1) ;=> 0
