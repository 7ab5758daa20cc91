; even?
(even? 0) ;=> true
(even? 1.0) ;=> error: expected an integer, found a float
(even? 2N) ;=> true
(even? -2) ;=> true
(even? 3) ;=> false
(even? 10000000000000000000000N) ;=> true
(even? "a") ;=> error: expected an integer, found a string
(some even? nil) ;=> nil
(some even? [1 2]) ;=> true
((some-fn even?) 1) ;=> false
(filter even? {:a 1}) ;=> error: expected an integer, found a vector
(not-every? even? []) ;=> false
(not-every? even? [2 4]) ;=> false
(filter (fn [[k v]] (even? v)) {:a 1 :b 2}) ;=> ([:b 2])
