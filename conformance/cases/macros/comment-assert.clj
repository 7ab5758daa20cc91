(comment 1 2 (undefined names) 3) ;=> nil
(comment) ;=> nil
[(comment 5)] ;=> [nil]
(assert true) ;=> nil
(assert (= 1 1) "fine") ;=> nil
(assert false) ;=> error: Assert failed: false
(assert (= 1 2)) ;=> error: Assert failed: (= 1 2)
(assert (= 1 2) "must be equal") ;=> error: Assert failed: must be equal
(assert nil) ;=> error: Assert failed: nil
(try (assert false "why") (catch Throwable e (ex-message e))) ;=> "Assert failed: why\nfalse"
(try (assert false) (catch AssertionError e :caught)) ;=> :caught
(try (try (assert false) (catch Exception e :wrong)) (catch Throwable e :not-an-exception)) ;=> :not-an-exception
