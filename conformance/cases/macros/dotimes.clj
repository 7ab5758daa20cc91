; dotimes
(dotimes [i 0] (print i)) ;=> nil
(dotimes [i -1] (print i)) ;=> nil
(dotimes [i 3] i) ;=> nil
(dotimes [i "a"] i) ;=> error: expected a number or a character, found a string
(with-out-str (dotimes [i 3] (print i))) ;=> "012"
(with-out-str (dotimes [_ 2] (print "x"))) ;=> "xx"
(let [a (atom [])] (dotimes [n 4] (swap! a conj (* n n))) @a) ;=> [0 1 4 9]
(let [a (long-array 3)] (dotimes [i 3] (aset a i (* i i))) (vec a)) ;=> [0 1 4]
(let [sb (StringBuilder.)] (dotimes [i 3] (.append sb i)) (str sb)) ;=> "012"
