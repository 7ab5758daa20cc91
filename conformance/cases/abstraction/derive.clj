; derive
(derive (make-hierarchy) :a :b) ;=> {:parents {:a #{:b}}, :ancestors {:a #{:b}}, :descendants {:b #{:a}}}
(derive :a :b) ;=> error: Assert failed: expected a parent with a namespace
(derive ::a ::a) ;=> error: Assert failed: expected a child that is not its own parent
(derive (derive (make-hierarchy) :a :b) :b :a) ;=> error: Cyclic derivation: :a has :b as ancestor
(derive (derive (derive (make-hierarchy) :a :b) :b :c) :a :c) ;=> error: :a already has :c as ancestor
(derive ::ok String) ;=> error: Assert failed: expected a parent with a namespace
(do (derive ::pa1 ::pa2) (parents ::pa1)) ;=> #{:user/pa2}
(:parents (derive (make-hierarchy) :x :y)) ;=> {:x #{:y}}
(do (derive ::dx ::dy) (derive ::dy ::dx)) ;=> error: Cyclic derivation: :user/dx has :user/dy as ancestor
(isa? (derive (make-hierarchy) :a :b) :a :b) ;=> true
(parents (derive (make-hierarchy) :a :b) :a) ;=> #{:b}
(isa? (derive (make-hierarchy) :x :y) :x :y) ;=> true
(do (derive ::de1 ::de2) (descendants ::de2)) ;=> #{:user/de1}
(ancestors (derive (make-hierarchy) :a :b) :a) ;=> #{:b}
