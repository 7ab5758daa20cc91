(copy [1 2]) ;=> [1 2]
(let [v (vector 1) c (copy v)] (conj c 2) v) ;=> [1]
(let [m {:a 1} c (copy m)] (assoc c :b 2) m) ;=> {:a 1}
(let [s #{1} c (copy s)] (conj s 2) c) ;=> #{1}
(frozen? (copy (freeze [1]))) ;=> false
(= [1] (copy [1])) ;=> true
(copy nil) ;=> nil
(copy 5) ;=> 5
(meta (copy (with-meta [1] {:m 1}))) ;=> {:m 1}
(let [v [[1]] c (copy v)] (conj (first c) 2) v) ;=> [[1]] | in-place: [[1 2]]
