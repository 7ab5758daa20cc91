(trampoline (fn [] 1)) ;=> 1
(letfn [(ev? [n] (if (zero? n) true (fn [] (od? (dec n))))) (od? [n] (if (zero? n) false (fn [] (ev? (dec n)))))] (trampoline ev? 1001)) ;=> false
