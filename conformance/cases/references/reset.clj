(let [a (atom 1)] [(reset! a 2) @a]) ;=> [2 2]
(let [a (atom 1)] [(reset-vals! a 2) @a]) ;=> [[1 2] 2]
(let [a (atom 1)] [(swap-vals! a + 5) @a]) ;=> [[1 6] 6]
(reset! 1 2) ;=> error: expected an atom, found an integer
(reset! (atom 1)) ;=> error: expected 2 arguments to reset!, found 1
(let [a (atom 1)] (reset! a nil)) ;=> nil
