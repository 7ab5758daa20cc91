; <=
(<= 0 (rand) 1) ;=> true
(<= 1 1 2) ;=> true
(<= 1 2 2) ;=> true
(<= 2 1) ;=> false
(<= 1) ;=> true
(<= 1 "a") ;=> error: expected a number, found a string
(<= 0 (rand 10) 10) ;=> true
(rsubseq (sorted-set 1 2 3) <= 2) ;=> (2 1)
(rsubseq (sorted-set 1 2 3 4) >= 2 <= 3) ;=> (3 2)
(subseq (sorted-map 1 :a 2 :b 3 :c) > 1 <= 3) ;=> ([2 :b] [3 :c])
(every? #(<= 0 % 4) (repeatedly 50 #(rand-int 5))) ;=> true
