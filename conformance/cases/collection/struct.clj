(struct (create-struct :a :b) 1 2) ;=> {:a 1, :b 2}
(struct (create-struct :a :b) 1) ;=> {:a 1, :b nil}
(struct (create-struct :a) 1 2) ;=> error: expected at most 1 values of the struct, found 2
(do (defstruct st1 :a :b) [(struct st1 1) (struct-map st1 :b 2) (struct-map st1 :c 3)]) ;=> [{:a 1, :b nil} {:a nil, :b 2} {:a nil, :b nil, :c 3}]
(do (defstruct st2 :a :b) ((accessor st2 :b) (struct st2 1 2))) ;=> 2
(create-struct) ;=> error: expected a key of the struct, found none
(accessor (create-struct :a) :z) ;=> error: expected a key of the struct, found :z
