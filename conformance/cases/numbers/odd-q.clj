; odd?
(odd? -1) ;=> true
(odd? nil) ;=> error: expected an integer, found nil
(odd? 3) ;=> true
(odd? 0) ;=> false
(odd? 1.5) ;=> error: expected an integer, found a float
(every? odd? []) ;=> true
(filter odd? nil) ;=> ()
(every? odd? nil) ;=> true
(every? odd? [1 2]) ;=> false
(not-any? odd? [2]) ;=> true
((every-pred odd?)) ;=> true
(not-every? odd? nil) ;=> false
((complement odd?) 1) ;=> false
(partition-by odd? nil) ;=> ()
