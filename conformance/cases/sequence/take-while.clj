(take-while pos? [1 2 0 3]) ;=> (1 2)
(take-while pos? []) ;=> ()
(into [] (take-while #(< % 3)) (range)) ;=> [0 1 2]
