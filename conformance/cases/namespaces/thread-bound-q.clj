; thread-bound?
(do (def ^:dynamic *tb* 1) [(thread-bound? #'*tb*) (binding [*tb* 2] (thread-bound? #'*tb*))]) ;=> [false true]
(def ^:dynamic *here* 1)
(thread-bound? #'*here*) ;=> false
(binding [*here* 2] (thread-bound? #'*here*)) ;=> true
(binding [*here* 2] (thread-bound? #'*here* #'inc)) ;=> false
(thread-bound?) ;=> true
(thread-bound? 5) ;=> error: expected a var, found an integer
