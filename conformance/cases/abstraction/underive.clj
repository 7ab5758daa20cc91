; underive
(underive ::zz ::yy) ;=> nil
(underive (derive (make-hierarchy) :a :b) :a :b) ;=> {:parents {}, :descendants {}, :ancestors {}}
(do (derive ::un1 ::un2) (underive ::un1 ::un2) (isa? ::un1 ::un2)) ;=> false
(isa? (underive (derive (derive (make-hierarchy) :a :b) :a :c) :a :b) :a :c) ;=> true
