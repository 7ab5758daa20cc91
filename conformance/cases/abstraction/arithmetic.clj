; A type takes part in arithmetic by the methods of Arithmetic, in comparisons by compareTo.
(deftype V [x y]
  Arithmetic
  (add [_ o] (V. (+ x (.-x o)) (+ y (.-y o))))
  (subtract [_ o] (V. (- x (.-x o)) (- y (.-y o))))
  (multiply [_ k] (V. (* x k) (* y k)))
  (multiplyRight [_ k] (V. (* k x) (* k y)))
  (negate [_] (V. (- x) (- y)))
  Comparable
  (compareTo [_ o] (compare (+ x y) (+ (.-x o) (.-y o))))
  Object
  (toString [_] (str x "," y)))
(def a (V. 1 2))
(def b (V. 3 4))
(str (+ a b)) ;=> "4,6"
(str (+ a b a)) ;=> "5,8"
(str (apply + [a b a])) ;=> "5,8"
(str (reduce + [a b])) ;=> "4,6"
(str (- b a)) ;=> "2,2"
(str (- a)) ;=> "-1,-2"
(str (* a 3)) ;=> "3,6"
(str (* 3 a)) ;=> "3,6"
(let [k 5] (str (* k a))) ;=> "5,10"
(map str (map + [a b] [b a])) ;=> ("4,6" "4,6")
(str (let [f +] (f a b))) ;=> "4,6"
(< a b) ;=> true
(<= a a) ;=> true
(> a b) ;=> false
(if (< a b) :less :more) ;=> :less
(if (>= a b) :more :less) ;=> :less
(< a b a) ;=> false
(apply < [a b]) ;=> true
(loop [n 0 v a] (if (< v (V. 9 9)) (recur (inc n) (+ v a)) n)) ;=> 5
(map str (sort < [b a])) ;=> ("1,2" "3,4")
(/ a 2) ;=> error: expected a number, found an object
(+ 1 a) ;=> error: expected a number, found an object
(inc a) ;=> error: expected an object with the field x, found an integer
(< a 1) ;=> error: expected an object with the field x, found an integer
(deftype Nothing [])
(+ 1 (Nothing.)) ;=> error: expected a number, found an object
(< (Nothing.) 1) ;=> error: expected a number, found an object
(try (+ (Nothing.) 1) (catch ClassCastException e :class-cast)) ;=> :class-cast
; also as the counter of a loop
(deftype Counter [n] Arithmetic (add [_ o] (Counter. (+ n o))) Comparable (compareTo [_ o] (compare n o)))
(loop [i (Counter. 0) rounds 0] (if (< i 3) (recur (inc i) (inc rounds)) rounds)) ;=> 3
