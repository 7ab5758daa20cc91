(into [] (eduction (map inc) (filter even?) (range 5))) ;=> [2 4]
(reduce + (eduction (map inc) [1 2])) ;=> 5
(eduction [1 2]) ;=> (1 2)
; It is computed anew at each walk.
(let [n (atom 0) e (eduction (map (fn [x] (swap! n inc) x)) [1 2 3])] [(reduce + e) (reduce + e) @n]) ;=> [6 6 6]
(let [n (atom 0) e (eduction (map (fn [x] (swap! n inc) x)) [1 2 3])] [(vec e) (= e [1 2 3]) @n]) ;=> [[1 2 3] true 6]
(let [e (eduction (map inc) [1 2])] [(seq? e) (coll? e) (sequential? e)]) ;=> [false false true]
(first (eduction (map inc) [1 2])) ;=> 2
(next (eduction (map inc) [1 2])) ;=> (3)
(cons 0 (eduction (map inc) [1 2])) ;=> (0 2 3)
(map inc (eduction (map inc) [1 2])) ;=> (3 4)
(take 2 (eduction (map inc) (range))) ;=> (1 2)
(empty? (eduction (map inc) [])) ;=> true
(into [] (take 2) (eduction (map inc) (eduction (map inc) [1 2 3]))) ;=> [3 4]
(apply (fn [& r] (first r)) (eduction (map inc) (range))) ;=> 1
(hash-set (eduction (map inc) [1])) ;=> error: an eduction cannot be a key (put its elements into a vector)
