; alter-var-root
(do (def av 1) (alter-var-root #'av + 1 2)) ;=> 4
(do (def av 1) (alter-var-root #'av inc) av) ;=> 2
(do (def avr3 1) (alter-var-root #'avr3 (constantly :new))) ;=> :new
(do (def avr2 {:a 1}) (alter-var-root #'avr2 assoc :b 2) avr2) ;=> {:a 1, :b 2}
(do (def avr 1) (alter-var-root #'avr (fn [x y] (+ x y)) 10) avr) ;=> 11
