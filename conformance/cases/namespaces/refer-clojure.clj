; Which names of clojure.core a namespace sees.
(ns sees.all)
(map inc [1]) ;=> (2)
(ns sees.less (:refer-clojure :exclude [map]))
(inc 1) ;=> 2
(map inc [1]) ;=> error: unknown name map
(def map :mine)
map ;=> :mine
(clojure.core/map inc [1]) ;=> (2)
(ns sees.only)
(refer-clojure :only '[inc dec])
(inc 1) ;=> 2
(first [1]) ;=> error: unknown name first
(clojure.core/ns user)
(seq-to-map-for-destructuring '(:a 1 :b 2)) ;=> {:a 1, :b 2}
(seq-to-map-for-destructuring '({:a 1})) ;=> {:a 1}
(seq-to-map-for-destructuring ()) ;=> {}
(load "/no/such/thing") ;=> error: cannot load no/such/thing.clj
