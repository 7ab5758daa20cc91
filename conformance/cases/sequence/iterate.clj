(take 4 (iterate #(* 2 %) 1)) ;=> (1 2 4 8)
(first (iterate (fn [_] (throw (ex-info "not needed" {}))) 1)) ;=> 1
(nth (iterate inc 0) 10000) ;=> 10000
