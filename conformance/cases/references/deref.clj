(deref (atom 1)) ;=> 1
@(atom 1) ;=> 1
@(delay 1) ;=> 1
@(volatile! 1) ;=> 1
@(reduced 1) ;=> 1
(deref 1) ;=> error: expected an atom, a volatile, a var, a delay or a reduced value, found an integer
(deref nil) ;=> error: expected an atom, a volatile, a var, a delay or a reduced value, found nil
(let [a (atom (atom 1))] @@a) ;=> 1
