(cond) ;=> nil
(cond false 1) ;=> nil
(cond false 1 :else 2) ;=> 2
(cond nil 1 true 2 :else 3) ;=> 2
(condp = 2 1 :one 2 :two) ;=> :two
(condp = 3 1 :one :default) ;=> :default
(condp some [1 2] #{3} :>> inc #{2} :>> dec) ;=> 1
(condp = 3 1 :one) ;=> error: no matching clause: 3
