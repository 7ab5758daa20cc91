(rseq [1 2 3]) ;=> (3 2 1)
(rseq []) ;=> nil
(rseq (vec (range 3))) ;=> (2 1 0)
(rseq nil) ;=> error: expected a vector, or a sorted map or set, found nil
(rseq '(1 2)) ;=> error: expected a vector, or a sorted map or set, found a list
(rseq (sorted-set 1 2)) ;=> (2 1)
(rseq (sorted-map 1 2 3 4)) ;=> ([3 4] [1 2])
(meta (rseq ^:a [1])) ;=> nil
