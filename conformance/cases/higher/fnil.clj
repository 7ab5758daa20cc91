((fnil inc 0) nil) ;=> 1
((fnil inc 0) 5) ;=> 6
((fnil + 1 2) nil nil) ;=> 3
((fnil + 1 2) 5 nil 1) ;=> 8
((fnil + 1 2 3) nil nil nil 4) ;=> 10
(let [add (fnil conj [])] [(add nil 1) (add nil 2)]) ;=> [[1] [2]]
(reduce (fn [m [k v]] (update m k (fnil conj []) v)) {} [[:a 1] [:b 2] [:a 3]]) ;=> {:a [1 3], :b [2]}
(update {} :n (fnil inc 0)) ;=> {:n 1}
