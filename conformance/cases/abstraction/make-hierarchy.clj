; make-hierarchy
(make-hierarchy) ;=> {:parents {}, :descendants {}, :ancestors {}}
(derive (make-hierarchy) :a :b) ;=> {:parents {:a #{:b}}, :ancestors {:a #{:b}}, :descendants {:b #{:a}}}
(:parents (derive (make-hierarchy) :x :y)) ;=> {:x #{:y}}
(isa? (derive (make-hierarchy) :a :b) :a :b) ;=> true
(parents (derive (make-hierarchy) :a :b) :a) ;=> #{:b}
(isa? (derive (make-hierarchy) :x :y) :x :y) ;=> true
(ancestors (derive (make-hierarchy) :a :b) :a) ;=> #{:b}
(derive (derive (make-hierarchy) :a :b) :b :a) ;=> error: Cyclic derivation: :a has :b as ancestor
(underive (derive (make-hierarchy) :a :b) :a :b) ;=> {:parents {}, :descendants {}, :ancestors {}}
(derive (derive (derive (make-hierarchy) :a :b) :b :c) :a :c) ;=> error: :a already has :c as ancestor
(isa? (underive (derive (derive (make-hierarchy) :a :b) :a :c) :a :b) :a :c) ;=> true
