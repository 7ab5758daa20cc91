; random-uuid
(random-uuid 1) ;=> error: expected 0 arguments to random-uuid, found 1
(uuid? (random-uuid)) ;=> true
(count (str (random-uuid))) ;=> 36
(not= (random-uuid) (random-uuid)) ;=> true
