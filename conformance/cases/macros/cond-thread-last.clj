; cond->>
(cond->> [1 2] true (map inc) false (map dec)) ;=> (2 3)
(cond->> [1 2 3] true (map inc) true (filter odd?)) ;=> (3)
(cond->> 5 false (+ 1)) ;=> 5
(cond->> 5) ;=> 5
(cond->> [1] true (into [0]) true (mapv inc)) ;=> [1 2]
