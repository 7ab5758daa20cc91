; NaN?
(NaN? ##NaN) ;=> true
(NaN? 1) ;=> false
(NaN? nil) ;=> error: expected a number, found nil
(NaN? 0.0) ;=> false
(NaN? (- ##Inf ##Inf)) ;=> true
(NaN? "a") ;=> error: expected a number, found a string
