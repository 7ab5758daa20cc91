(flatten [1 [2 '(3 [4])] [] nil]) ;=> (1 2 3 4 nil)
(flatten nil) ;=> ()
(flatten 5) ;=> ()
(flatten [{:a [1]} #{2}]) ;=> ({:a [1]} #{2})
