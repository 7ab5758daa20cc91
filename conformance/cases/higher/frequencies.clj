(frequencies [1 1 2]) ;=> {1 2, 2 1}
(frequencies "hello") ;=> {\h 1, \e 1, \l 2, \o 1}
(frequencies nil) ;=> {}
(frequencies [nil nil]) ;=> {nil 2}
(frequencies [[1] '(1)]) ;=> {[1] 2}
(frequencies [1 1.0]) ;=> {1 1, 1.0 1}
(reduce + (vals (frequencies (map #(mod % 7) (range 100))))) ;=> 100
