; aclone
(vec (aclone (char-array "ab"))) ;=> [\a \b]
(let [a (long-array 2)] (= a (aclone a))) ;=> false
(let [a (aclone (int-array [1 2]))] (aset a 0 5) (vec a)) ;=> [5 2]
(let [a (int-array [1 2]) b (aclone a)] (aset b 0 5) (vec a)) ;=> [1 2]
(let [a (aclone (object-array [1 2]))] (aset a 0 :x) (vec a)) ;=> [:x 2]
