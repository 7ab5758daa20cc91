(do (declare d1) (defn d2 [] (d1)) (defn d1 [] 5) (d2)) ;=> 5
(do (declare d3 d4) [(bound? #'d3) (bound? #'d4)]) ;=> [false false]
(do (defonce d5 1) (defonce d5 2) d5) ;=> 1
