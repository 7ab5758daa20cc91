; create-struct
(create-struct) ;=> error: expected a key of the struct, found none
(struct (create-struct :a :b) 1) ;=> {:a 1, :b nil}
(struct (create-struct :a :b) 1 2) ;=> {:a 1, :b 2}
(keys (struct (create-struct :a :b) 1 2)) ;=> (:a :b)
(let [s (create-struct :a :b)] ((accessor s :a) (struct s 1 2))) ;=> 1
(let [s (create-struct :a)] ((accessor s :a) (struct-map s :a 7))) ;=> 7
(let [s (create-struct :a :b) f (accessor s :b)] (f (struct s 1 2))) ;=> 2
