; new
(new String "a") ;=> "a"
(new) ;=> error: expected a class in new, found 0
(ex-message (new Exception "x")) ;=> "x"
(do (defrecord Nw [a]) (new Nw 1)) ;=> #user.Nw{:a 1}
