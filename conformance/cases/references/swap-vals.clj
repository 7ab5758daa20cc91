; swap-vals!
(swap-vals! (atom 1) inc) ;=> [1 2]
(swap-vals! (atom 0) (fn [_ & xs] xs) 1 2) ;=> [0 (1 2)]
(let [a (atom 1)] [(swap-vals! a + 5) @a]) ;=> [[1 6] 6]
