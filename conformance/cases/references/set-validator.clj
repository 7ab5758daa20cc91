; set-validator!
(let [a (atom 1)] (set-validator! a even?)) ;=> error: expected a value that the validator takes, found another
(let [a (atom 1)] (set-validator! a odd?) (fn? (get-validator a))) ;=> true
(let [a (atom 2)] (set-validator! a even?) (set-validator! a nil) (reset! a 3)) ;=> 3
(let [a (atom 1)] (try (set-validator! a even?) (catch IllegalStateException e :now-wrong))) ;=> :now-wrong
(let [a (atom 2)] (set-validator! a even?) (try (reset! a 3) (catch IllegalStateException e :refused))) ;=> :refused
