((every-pred odd?)) ;=> true
((every-pred odd? pos?) 1) ;=> true
((every-pred odd? pos?) -1) ;=> false
((every-pred odd? pos?) 1 3 5) ;=> true
((every-pred odd? pos?) 1 2 3) ;=> false
((every-pred odd?) 1 3 5 7 8) ;=> false
