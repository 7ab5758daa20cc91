(comment (this is) not evaluated) ;=> nil
(assert (= 1 1)) ;=> nil
(assert (= 1 2)) ;=> error: Assert failed: (= 1 2)
(try (assert false "because") (catch :default e (ex-message e))) ;=> "Assert failed: because\nfalse"
(with-out-str (print "a") (print "b")) ;=> "ab"
(with-out-str (prn [1 "x"])) ;=> "[1 \"x\"]\n"
