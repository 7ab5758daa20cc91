(derive ::b ::a)
(derive ::c ::b)
(isa? ::c ::a) ;=> true
(isa? ::a ::c) ;=> false
(isa? ::a ::a) ;=> true
(isa? 5 5) ;=> true
(isa? [::c ::b] [::a ::a]) ;=> true
(isa? [::c] [::a ::a]) ;=> false
(isa? Long Number) ;=> true
(isa? Long Object) ;=> true
(isa? Number Long) ;=> false
(isa? String CharSequence) ;=> true
(parents ::c) ;=> #{:user/b}
(ancestors ::c) ;=> #{:user/b :user/a}
(descendants ::a) ;=> #{:user/b :user/c}
(parents ::a) ;=> nil
(ancestors ::nope) ;=> nil
(descendants ::c) ;=> nil
(derive ::a ::c) ;=> error: Cyclic derivation: :user/c has :user/a as ancestor
(derive ::c ::a) ;=> error: :user/c already has :user/a as ancestor
(derive ::c ::b) ;=> nil
(derive ::x ::x) ;=> error: Assert failed
(derive :x ::y) ;=> error: Assert failed
(derive ::x :y) ;=> error: Assert failed
; Classes can be derived from names.
(derive String ::text)
(isa? String ::text) ;=> true
(contains? (ancestors String) ::text) ;=> true
(contains? (parents Long) Number) ;=> true
(contains? (ancestors Long) Object) ;=> true
(derive clojure.lang.IPersistentCollection ::coll)
(isa? clojure.lang.PersistentVector ::coll) ;=> true
(descendants String) ;=> error: Can't get descendants of classes
; Hierarchies as values.
(def h (derive (make-hierarchy) :b :a))
(isa? h :b :a) ;=> true
(isa? :b :a) ;=> false
(def h2 (derive h :c :b))
(isa? h2 :c :a) ;=> true
(isa? h :c :a) ;=> false
(parents h2 :c) ;=> #{:b}
(ancestors h2 :c) ;=> #{:b :a}
(descendants h2 :a) ;=> #{:b :c}
(def h3 (underive h2 :b :a))
(isa? h3 :c :a) ;=> false
(isa? h3 :c :b) ;=> true
(= h2 (underive h2 :x :y)) ;=> true
(underive ::c ::b) ;=> nil
(isa? ::c ::a) ;=> false
(make-hierarchy) ;=> {:parents {}, :descendants {}, :ancestors {}}
(derive (make-hierarchy) 'x 'y) ;=> {:parents {x #{y}}, :ancestors {x #{y}}, :descendants {y #{x}}}
(contains? (supers Long) Number) ;=> true
(contains? (set (bases Long)) Number) ;=> true
