(with-local-vars [x 1] (var-set x 2) (var-get x)) ;=> 2
(with-local-vars [x 1 y 2] [(var-get x) @y]) ;=> [1 2]
(with-local-vars [n 0] (dotimes [i 4] (var-set n (+ i @n))) @n) ;=> 6
(with-local-vars [] 1) ;=> 1
