; ancestors
(ancestors ::nothing) ;=> nil
(ancestors (derive (make-hierarchy) :a :b) :a) ;=> #{:b}
(contains? (ancestors Long) Number) ;=> true
(do (derive ::an1 ::an2) (derive ::an2 ::an3) (ancestors ::an1)) ;=> #{:user/an2 :user/an3}
