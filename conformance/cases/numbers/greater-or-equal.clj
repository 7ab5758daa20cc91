; >=
(>= 3 3) ;=> true
(>= 2 1 1) ;=> true
(>= 1) ;=> true
(>= 1 2) ;=> false
(>= 1 nil) ;=> error: expected a number, found nil
(subseq (sorted-map 1 :a 2 :b) >= 2) ;=> ([2 :b])
(rsubseq (sorted-set 1 2 3 4) >= 2 <= 3) ;=> (3 2)
