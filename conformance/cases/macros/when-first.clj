(when-first [x [1 2]] x) ;=> 1
(when-first [x []] x) ;=> nil
(when-first [x nil] x) ;=> nil
(when-first [x [nil]] :yes) ;=> :yes
(when-first [x "ab"] x) ;=> \a
(when-first [[a b] [[1 2]]] (+ a b)) ;=> 3
