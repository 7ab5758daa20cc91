; ns-interns
(do (def ni1 1) (contains? (ns-interns *ns*) 'ni1)) ;=> true
(do (def nu1 1) (ns-unmap *ns* 'nu1) (contains? (ns-interns *ns*) 'nu1)) ;=> false
(do (def ^:private ni2 1) [(contains? (ns-interns *ns*) 'ni2) (contains? (ns-publics *ns*) 'ni2)]) ;=> [true false]
