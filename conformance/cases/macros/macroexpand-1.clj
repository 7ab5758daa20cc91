; macroexpand-1
(macroexpand-1 '(when 1 2 3)) ;=> (if 1 (do 2 3))
(macroexpand-1 '(-> 1 inc (+ 2))) ;=> (+ (inc 1) 2)
(macroexpand-1 '(foo 1)) ;=> (foo 1)
(macroexpand-1 1) ;=> 1
(macroexpand-1 '(or)) ;=> nil
(macroexpand-1 '(when-not a b)) ;=> (if a nil (do b))
(macroexpand-1 '(comment 1 2)) ;=> nil
(macroexpand-1 '(->> a (b c) d)) ;=> (d (b c a))
(macroexpand-1 '(.. a b (c d))) ;=> (.. (. a b) (c d))
(macroexpand-1 '(when-not a b c)) ;=> (if a nil (do b c))
(macroexpand-1 '(inc 1)) ;=> (inc 1)
(macroexpand-1 'x) ;=> x
