; ns-publics
(ns-publics 'nope) ;=> error: there is no namespace nope
(do (def ^:private ni2 1) [(contains? (ns-interns *ns*) 'ni2) (contains? (ns-publics *ns*) 'ni2)]) ;=> [true false]
