; sorted-set-by
(sorted-set-by #(compare %2 %1) 1 2 3) ;=> #{3 2 1}
(sorted-set-by > 3 1 2) ;=> #{3 2 1}
(sorted-set-by (comp - compare) 1 3 2) ;=> #{3 2 1}
(sorted-set-by >) ;=> #{}
(conj (empty (sorted-set-by > 1 2)) 5 6) ;=> #{6 5}
(conj (sorted-set-by #(compare (mod %1 3) (mod %2 3))) 1 4 2) ;=> #{1 2}
