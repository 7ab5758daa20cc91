(= {[1] 1} {(lazy-seq [1]) 1}) ;=> true
(get {(lazy-seq [1]) :x} [1]) ;=> :x
(get {[2 3] :x} (map inc [1 2])) ;=> :x
(contains? #{[1]} (lazy-seq [1])) ;=> true
#{(lazy-seq [1]) [1 2]} ;=> #{(1) [1 2]}
(distinct [[1] (list 1) (lazy-seq [1])]) ;=> ([1])
(group-by (fn [x] (map inc [x])) [1 2]) ;=> {(2) [1], (3) [2]}
(frequencies [(map inc [1]) [2] (filter even? [1 2])]) ;=> {(2) 3}
(zipmap [(map inc [1])] [:v]) ;=> {(2) :v}
(get-in {[1] {'(2) :deep}} ['(1) (map identity [2])]) ;=> :deep
(dissoc {[1] 1} (lazy-seq [1])) ;=> {}
(disj #{[1]} (lazy-seq [1])) ;=> #{}
(conj #{[1]} (lazy-seq [1])) ;=> #{[1]}
(assoc {} (map inc [1]) 1 [2] 2) ;=> {(2) 2}
(into {} [[(map inc [1]) :a] ['(2) :b]]) ;=> {(2) :b}
(= #{#{1} [2]} #{'(2) (set [1])}) ;=> true
(compare [1 [2]] [1 [3]]) ;=> -1
