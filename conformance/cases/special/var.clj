(def x 5)
#'x ;=> #'user/x
(var x) ;=> #'user/x
@#'x ;=> 5
(deref #'x) ;=> 5
(var-get #'x) ;=> 5
(var? #'x) ;=> true
(var? x) ;=> false
(#'inc 1) ;=> 2
(def f (fn [] :old))
(def call-var #'f)
(call-var) ;=> :old
(def f (fn [] :new))
(call-var) ;=> :new
(map #'inc [1 2]) ;=> (2 3)
(= #'x #'x) ;=> true
(:name (meta #'x)) ;=> x
(str #'x) ;=> "#'user/x"
(var nope) ;=> error: unknown name nope
(var) ;=> error: expected one name in var, found 0
(bound? #'x) ;=> true
(alter-var-root #'x inc) ;=> 6
x ;=> 6
(let [x 1] @#'x) ;=> 6
