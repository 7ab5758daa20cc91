(def ^:dynamic *d* 1)
(def plain 1)
(binding [*d* 2] *d*) ;=> 2
*d* ;=> 1
(binding [*d* 2] (var-set #'*d* 3) *d*) ;=> 3
(binding [*d* 2] (set! *d* 4) *d*) ;=> 4
*d* ;=> 1
(bound? #'plain) ;=> true
(do (declare later) (bound? #'later)) ;=> false
(with-bindings {#'*d* 5} *d*) ;=> 5
(with-bindings* {#'*d* 5} (fn [x] [*d* x]) 6) ;=> [5 6]
(with-redefs [plain 7] plain) ;=> 7
plain ;=> 1
(with-redefs-fn {#'plain 8} (fn [] plain)) ;=> 8
(try (with-redefs [plain 9] (throw (ex-info "x" {}))) (catch Exception e plain)) ;=> 1
(alter-var-root #'plain inc) ;=> 2
plain ;=> 2
(alter-var-root #'plain + 10 20) ;=> 32
(var-get #'plain) ;=> 32
(do (defonce once 1) nil) ;=> nil
(do (defonce once 2) nil) ;=> nil
once ;=> 1
(var? #'plain) ;=> true
#'plain ;=> #'user/plain
(set! plain 3) ;=> error: expected a dynamic var to set, found user/plain
(binding [plain 3] 1) ;=> error: expected a dynamic var to bind, found user/plain
(var-set #'plain 3) ;=> error: expected a dynamic var
later ;=> error: the var user/later has no value yet
