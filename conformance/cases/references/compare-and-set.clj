(let [a (atom 1)] [(compare-and-set! a 1 2) @a]) ;=> [true 2]
(let [a (atom 1)] [(compare-and-set! a 3 2) @a]) ;=> [false 1]
(let [a (atom :x)] (compare-and-set! a :x :y) @a) ;=> :y
(let [v [1] a (atom v)] (compare-and-set! a [2] 1)) ;=> false
(let [v [1] a (atom v)] (compare-and-set! a v 1)) ;=> true
