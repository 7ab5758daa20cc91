(subseq (sorted-set 1 2 3 4 5) > 2) ;=> (3 4 5)
(subseq (sorted-set 1 2 3 4 5) >= 2) ;=> (2 3 4 5)
(subseq (sorted-set 1 2 3 4 5) < 2) ;=> (1)
(subseq (sorted-set 1 2 3 4 5) <= 2) ;=> (1 2)
(subseq (sorted-set 1 3 5) > 2) ;=> (3 5)
(subseq (sorted-set 1 3 5) <= 2) ;=> (1)
(subseq (sorted-set 1 2 3 4 5) >= 2 < 4) ;=> (2 3)
(subseq (sorted-set 1 2 3 4 5) > 2 <= 4) ;=> (3 4)
(subseq (sorted-set 1 2 3) > 5) ;=> nil
(subseq (sorted-set 1 2 3) < 1) ;=> nil
(subseq (sorted-set 1 2 3) > 5 < 1) ;=> nil
(subseq (sorted-set) > 5) ;=> nil
(subseq (sorted-map 1 :a 2 :b 3 :c) > 1) ;=> ([2 :b] [3 :c])
(subseq (sorted-map 1 :a 2 :b) > 5) ;=> nil
(rsubseq (sorted-set 1 2 3 4 5) <= 3) ;=> (3 2 1)
(rsubseq (sorted-set 1 2 3 4 5) > 3) ;=> (5 4)
(rsubseq (sorted-set 1 2 3 4 5) > 1 < 5) ;=> (4 3 2)
(rsubseq (sorted-set 1 2 3) < 1) ;=> nil
(rsubseq (sorted-map 1 :a 2 :b 3 :c) <= 2) ;=> ([2 :b] [1 :a])
(rsubseq (sorted-map-by > 1 1 2 2 3 3) > 2) ;=> ([1 1])
(count (subseq (into (sorted-set) (range 1000)) >= 100 < 200)) ;=> 100
(= (range 899 99 -1) (rsubseq (into (sorted-set) (range 1000)) >= 100 < 900)) ;=> true
(every? (fn [i] (= (range i 300) (subseq (into (sorted-set) (range 300)) >= i))) (range 299)) ;=> true
(every? (fn [i] (= (reverse (range i)) (rsubseq (into (sorted-set) (range 300)) < i))) (range 1 300)) ;=> true
(subseq [1 2] > 1) ;=> error: expected a sorted map or set, found a vector
(subseq (sorted-set 1 2) > :a) ;=> error: cannot compare a keyword with an integer
(subseq (sorted-set 1 2) = 1) ;=> error: expected one of the functions <, <=, >, >=, found a function
(subseq (sorted-set 1 2) > 1 <) ;=> error: expected a key after each test, found a test without one
(subseq (sorted-set 1 2) < 1 > 2) ;=> error: expected > or >= as the first test, found a function
