; .
(. "x" toString) ;=> "x"
(. {:a 1} get :a) ;=> 1
(. [1 2] (count)) ;=> 2
`(a . b) ;=> (user/a . user/b)
(pr-str '(a . b)) ;=> "(a . b)"
