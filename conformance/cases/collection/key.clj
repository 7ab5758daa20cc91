(key (first {:a 1})) ;=> :a
(val (first {:a 1})) ;=> 1
(map key {:a 1 :b 2}) ;=> (:a :b)
(map val {:a 1 :b 2}) ;=> (1 2)
(key nil) ;=> error: expected an entry [key value], found nil
(val 1) ;=> error: expected an entry [key value], found an integer
(key (find {:a 1} :a)) ;=> :a
