(let [v (volatile! 1)] [(vswap! v inc) @v]) ;=> [2 2]
(let [v (volatile! 1)] (vswap! v + 2 3)) ;=> 6
(let [v (volatile! 1)] [(vreset! v 5) @v]) ;=> [5 5]
(vswap! (atom 1) inc) ;=> error: expected a volatile, found an atom
(vreset! 1 2) ;=> error: expected a volatile, found an integer
