; bases
(bases Object) ;=> nil
(contains? (set (bases Long)) Number) ;=> true
