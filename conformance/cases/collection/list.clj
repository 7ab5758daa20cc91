(list) ;=> ()
(list 1 2 3) ;=> (1 2 3)
(list nil) ;=> (nil)
(list? (list 1)) ;=> true
(list? ()) ;=> true
(list? '(1 2)) ;=> true
(list? [1]) ;=> false
(list? (cons 1 nil)) ;=> true
(list? (map inc [1])) ;=> false
(seq? (list 1)) ;=> true
(peek (list 1 2)) ;=> 1
(= () nil) ;=> false
(if () :true :false) ;=> :true
(apply list [1 2]) ;=> (1 2)
(count (list 1 2 3)) ;=> 3
