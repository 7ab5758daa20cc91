; pos?
(pos? 1/2) ;=> true
(pos? "a") ;=> error: expected a number, found a string
(pos? 1) ;=> true
(pos? 0) ;=> false
(pos? -1.5) ;=> false
(pos? nil) ;=> error: expected a number, found nil
(take-while pos? nil) ;=> ()
(atom -1 :validator pos?) ;=> error: expected a value that the validator takes, found another
(split-with pos? [1 -1 2]) ;=> [(1) (-1 2)]
(take-while pos? [1 2 -1 3]) ;=> (1 2)
((every-pred odd? pos?) 1 3) ;=> true
(group-by (juxt odd? pos?) [1 -1 2]) ;=> {[true true] [1], [true false] [-1], [false true] [2]}
(every? #(and (pos? %) (odd? %)) [1 3]) ;=> true
(let [x 5] (assert (pos? x) "must be pos") x) ;=> 5
