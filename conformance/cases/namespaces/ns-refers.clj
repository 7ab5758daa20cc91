; ns-refers
(contains? (ns-refers *ns*) 'inc) ;=> true
(contains? (ns-refers *ns*) 'map) ;=> true
