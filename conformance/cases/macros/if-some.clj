(if-some [x nil] 1 2) ;=> 2
(if-some [x false] [x] 2) ;=> [false]
(if-some [x 0] x) ;=> 0
(if-some [x nil] 1) ;=> nil
(if-some [[a] [nil]] [a] :none) ;=> [nil]
(if-some [x 1] x 2 3) ;=> error: expected nothing more in if-some, found 3
