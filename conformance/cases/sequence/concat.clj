(concat) ;=> ()
(concat [1]) ;=> (1)
(concat [1] [2 3]) ;=> (1 2 3)
(concat nil [1] nil #{2} '(3) {:a 4}) ;=> (1 2 3 [:a 4])
(concat "ab" [1]) ;=> (\a \b 1)
(take 3 (concat [1] (range))) ;=> (1 0 1)
(count (reduce concat (map list (range 500)))) ;=> 500
(first (concat [1] (lazy-seq (throw (ex-info "not needed" {}))))) ;=> 1
