; reset-vals!
(reset-vals! (atom 1) 5) ;=> [1 5]
(reset-vals! (atom nil) :x) ;=> [nil :x]
(let [a (atom 1)] [(reset-vals! a 2) @a]) ;=> [[1 2] 2]
