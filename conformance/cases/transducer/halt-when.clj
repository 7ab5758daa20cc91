(transduce (halt-when odd?) conj [] [2 4 5 6]) ;=> 5
(transduce (halt-when odd? (fn [r x] [r x])) conj [] [2 4 5 6]) ;=> [[2 4] 5]
(transduce (halt-when odd?) conj [] [2 4]) ;=> [2 4]
