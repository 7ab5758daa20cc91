; ..
(.. {:a {:b 1}} (get :a) (get :b)) ;=> 1
(.. [1 2 3] (nth 1) toString) ;=> "2"
(.. 5 toString) ;=> "5"
(macroexpand-1 '(.. a b (c d))) ;=> (.. (. a b) (c d))
