(replicate 3 :a) ;=> (:a :a :a)
(replicate 0 :a) ;=> ()
(replicate -1 :a) ;=> ()
