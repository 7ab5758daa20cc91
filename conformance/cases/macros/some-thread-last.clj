; some->>
(some->> [1] (map inc)) ;=> (2)
(some->> nil (map inc)) ;=> nil
(some->> [1 2] (map inc) (reduce +)) ;=> 5
(some->> 5 (- 10)) ;=> 5
(some->> {:a nil} :a (map inc)) ;=> nil
(some->> [] seq (map inc)) ;=> nil
