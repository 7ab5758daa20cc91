; ns-map
(contains? (ns-map *ns*) 'inc) ;=> true
(contains? (ns-map *ns*) 'map) ;=> true
