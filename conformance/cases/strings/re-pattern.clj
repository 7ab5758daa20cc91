(re-pattern "a+") ;=> #"a+"
(re-find (re-pattern "b+") "abbc") ;=> "bb"
(re-pattern #"x") ;=> #"x"
(re-pattern "(") ;=> error: cannot compile the regular expression
(str (re-pattern "\\d")) ;=> "\\d"
(pr-str #"\d\"") ;=> "#\"\\d\\\"\""
(= #"a" #"a") ;=> false
(let [p #"a"] (= p p)) ;=> true
