; rsubseq
(rsubseq (sorted-set 1 2 3) <= 2) ;=> (2 1)
(rsubseq (sorted-map 1 :a 2 :b 3 :c) > 1 < 3) ;=> ([2 :b])
(rsubseq (sorted-map 1 :a 2 :b 3 :c) < 3) ;=> ([2 :b] [1 :a])
(rsubseq (sorted-set 1 2 3 4) >= 2 <= 3) ;=> (3 2)
