; with-bindings
(do (def wb3 1) (with-bindings {#'wb3 2} wb3)) ;=> error: expected a dynamic var to bind, found user/wb3 (define it with ^:dynamic)
(do (def ^:dynamic *wb2* 1) (with-bindings {} *wb2*)) ;=> 1
(do (def ^:dynamic *d* 1) (with-bindings {#'*d* 5} *d*)) ;=> 5
(do (def ^:dynamic *wb* 1) (with-bindings {#'*wb* 2} *wb*)) ;=> 2
