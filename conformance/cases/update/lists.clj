(let [l '(1 2) k l] (conj l 0) k) ;=> (1 2)
(let [l (list 1 2) k l] (pop l) k) ;=> (1 2)
(let [l (list 1) k (conj l 2) j (conj l 3)] [l k j]) ;=> [(1) (2 1) (3 1)]
(let [s (map inc [1 2]) t (conj s 0)] [s t]) ;=> [(2 3) (0 2 3)]
(let [s (seq [1 2])] (conj s 0) s) ;=> (1 2)
(let [l (list [1]) k (conj l [2])] (count k)) ;=> 2
(let [r (range 3)] (conj r :x) r) ;=> (0 1 2)
(let [s "ab"] (str s "c") s) ;=> "ab"
