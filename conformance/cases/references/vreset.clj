; vreset!
(vreset! (volatile! 1) 3) ;=> 3
(vreset! (volatile! nil) [1]) ;=> [1]
(vreset! (atom 1) 2) ;=> error: expected a volatile, found an atom
(let [v (volatile! 1)] (vreset! v 5) @v) ;=> 5
