(do (declare later) (defn earlier [] (later)) (defn later [] 1) (earlier)) ;=> 1
(do (defonce once1 1) (defonce once1 2) once1) ;=> 1
(do (def ^:dynamic *d1* 1) [(binding [*d1* 2] *d1*) *d1*]) ;=> [2 1]
(do (def r1 1) [(with-redefs [r1 2] r1) r1]) ;=> [2 1]
(do (defn r2 [] 1) (defn r3 [] (r2)) [(with-redefs [r2 (fn [] 5)] (r3)) (r3)]) ;=> [5 1]
(do (def ^:dynamic *d2* 1) (defn d2 [] *d2*) (binding [*d2* (inc *d2*)] (binding [*d2* (inc *d2*)] (d2)))) ;=> 3
