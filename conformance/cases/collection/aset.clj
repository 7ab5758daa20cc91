; aset
(aset (int-array 2) 2 1) ;=> error: expected an index below 2, found 2
(aset (object-array 1) 0 nil) ;=> nil
(let [a (object-array 2)] (aset a 0 :x) (vec a)) ;=> [:x nil]
(let [a (aclone (int-array [1 2]))] (aset a 0 5) (vec a)) ;=> [5 2]
(let [a (int-array [1 2]) b (aclone a)] (aset b 0 5) (vec a)) ;=> [1 2]
(let [a (aclone (object-array [1 2]))] (aset a 0 :x) (vec a)) ;=> [:x 2]
(let [m (make-array Object 2 2)] (aset m 0 1 :a) (mapv vec m)) ;=> [[nil :a] [nil nil]]
(let [a (long-array 3)] (dotimes [i 3] (aset a i (* i i))) (vec a)) ;=> [0 1 4]
(let [a (int-array 5)] (aset a 0 7) [(aget a 0) (alength a) (seq a)]) ;=> [7 5 (7 0 0 0 0)]
(let [a (object-array 3)] (aset a 0 (object-array 2)) (aset a 0 1 :deep) (aget a 0 1)) ;=> :deep
