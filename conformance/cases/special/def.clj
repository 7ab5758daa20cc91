(def a 1)
a ;=> 1
(def a 2)
a ;=> 2
(def b) ;=> #'user/b
b ;=> error: the var user/b has no value yet
(def c "the doc" 5)
c ;=> 5
(:doc (meta #'c)) ;=> "the doc"
(def d (+ a c)) ;=> #'user/d
d ;=> 7
(def ^{:note "n"} e 3)
(:note (meta #'e)) ;=> "n"
(def ^:dynamic *f* 1)
(:dynamic (meta #'*f*)) ;=> true
(do (def inner 10) (+ inner 1)) ;=> 11
(defn define-g [] (def g 5))
(bound? #'g) ;=> false
(define-g) ;=> #'user/g
g ;=> 5
(def) ;=> error: expected a name
(def 5 1) ;=> error: expected a symbol to define
(def x/y 1) ;=> error: expected a name of the namespace user to define, found x/y
(def a 1 2 3) ;=> error: expected a name
(defonce once 1)
(defonce once 2)
once ;=> 1
(declare later)
(defn use-later [] (later))
(defn later [] :now)
(use-later) ;=> :now
