; use
(do (use 'clojure.set) (union #{1} #{2})) ;=> #{1 2}
(do (use '[clojure.walk :only [postwalk]]) (postwalk identity 1)) ;=> 1
