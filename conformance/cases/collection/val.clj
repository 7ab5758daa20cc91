; val
(val (first {:a 1})) ;=> 1
(val (find {:a 1} :a)) ;=> 1
(val nil) ;=> error: expected an entry [key value], found nil
(val 5) ;=> error: expected an entry [key value], found an integer
(map val {:a 1 :b 2}) ;=> (1 2)
(sort-by val {:a 2 :b 1}) ;=> ([:b 1] [:a 2])
