; isa?
(isa? [1 2] [1 2]) ;=> true
(isa? Long Number) ;=> true
(isa? [Long :a] [Number :a]) ;=> true
(isa? (derive (make-hierarchy) :a :b) :a :b) ;=> true
(isa? (derive (make-hierarchy) :x :y) :x :y) ;=> true
(isa? 1 1) ;=> true
(isa? :a :b) ;=> false
(isa? [Long [String]] [Number [Object]]) ;=> true
(isa? String Object) ;=> true
(isa? [:a] [:a :b]) ;=> false
(isa? (underive (derive (derive (make-hierarchy) :a :b) :a :c) :a :b) :a :c) ;=> true
(do (derive ::un1 ::un2) (underive ::un1 ::un2) (isa? ::un1 ::un2)) ;=> false
