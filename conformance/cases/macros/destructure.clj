(destructure '[a 1]) ;=> [a 1]
(count (destructure '[[a b] c])) ;=> 6
(eval `(let ~(destructure '[[a b] [1 2] {:keys [c]} {:c 3}]) [~'a ~'b ~'c])) ;=> [1 2 3]
