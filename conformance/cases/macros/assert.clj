(assert true) ;=> nil
(assert 1 "m") ;=> nil
(assert false) ;=> error: Assert failed: false
(assert nil "message") ;=> error: Assert failed: message
(try (assert (= 1 2)) (catch AssertionError e :assertion)) ;=> :assertion
