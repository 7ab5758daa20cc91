; supers
(supers Object) ;=> nil
(contains? (supers Long) Object) ;=> true
(contains? (supers Long) Comparable) ;=> true
