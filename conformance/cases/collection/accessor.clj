; accessor
(let [s (create-struct :a :b)] ((accessor s :a) (struct s 1 2))) ;=> 1
(let [s (create-struct :a)] ((accessor s :a) (struct-map s :a 7))) ;=> 7
(let [s (create-struct :a :b) f (accessor s :b)] (f (struct s 1 2))) ;=> 2
