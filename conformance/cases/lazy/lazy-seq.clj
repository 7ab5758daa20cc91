(lazy-seq nil) ;=> ()
(lazy-seq [1 2]) ;=> (1 2)
(lazy-seq "ab") ;=> (\a \b)
(seq (lazy-seq nil)) ;=> nil
(seq (lazy-seq [])) ;=> nil
(lazy-seq (lazy-seq (lazy-seq [1]))) ;=> (1)
(first (lazy-seq 5)) ;=> error type:
(defn from [n] (lazy-seq (cons n (from (inc n)))))
(take 3 (from 1)) ;=> (1 2 3)
(nth (from 0) 1000) ;=> 1000
(seq? (lazy-seq nil)) ;=> true
(= (lazy-seq nil) ()) ;=> true
(= (lazy-seq [1]) [1]) ;=> true
(empty? (lazy-seq nil)) ;=> true
(conj (lazy-seq [1]) 0) ;=> (0 1)
(def fibs (lazy-seq (cons 0 (lazy-seq (cons 1 (map + fibs (rest fibs)))))))
(take 10 fibs) ;=> (0 1 1 2 3 5 8 13 21 34)
(realized? (lazy-seq [1])) ;=> false
(let [s (lazy-seq [1])] (first s) (realized? s)) ;=> true
(lazy-cat [1] (lazy-seq [2]) nil [3]) ;=> (1 2 3)
(first (lazy-cat [1] (throw (ex-info "late" {})))) ;=> 1
(pr-str (lazy-seq [1 (lazy-seq [2])])) ;=> "(1 (2))"
