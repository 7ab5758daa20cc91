(def x 1)
x ;=> 1
@#'x ;=> 1
(var? #'x) ;=> true
(#'inc 1) ;=> 2
(do (def x 2) x) ;=> 2
(do (alter-var-root #'x inc) x) ;=> 3
(do (alter-var-root #'x + 10 20) x) ;=> 33
(alter-var-root #'x (fn [_] (throw (ex-info "no" {})))) ;=> error info: no
x ;=> 33
(= #'x (var x)) ;=> true
(defonce y 1)
(defonce y 2)
y ;=> 1
(def ^:dynamic *d* 1)
(binding [*d* 2] *d*) ;=> 2
(binding [*d* 2] (let [f (fn [] *d*)] (binding [*d* 3] (f)))) ;=> 3
(try (binding [*d* 2] (throw (ex-info "e" {}))) (catch Exception _ *d*)) ;=> 1
(binding [*d* 2] (set! *d* 5) *d*) ;=> 5
*d* ;=> 1
(binding [x 5] x) ;=> error:
(with-redefs [x 7] x) ;=> 7
x ;=> 33
(def unbound-var)
unbound-var ;=> error:
(bound? #'unbound-var) ;=> false
