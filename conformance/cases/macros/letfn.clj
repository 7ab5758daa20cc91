(letfn [(f [x] (inc x))] (f 1)) ;=> 2
(letfn [(ev? [n] (if (zero? n) true (od? (dec n)))) (od? [n] (if (zero? n) false (ev? (dec n))))] [(ev? 10) (od? 10)]) ;=> [true false]
(letfn [(f ([] (f 1)) ([[a]] a)) (g [{:keys [a]}] a)] [(f [3]) (g {:a 2})]) ;=> [3 2]
