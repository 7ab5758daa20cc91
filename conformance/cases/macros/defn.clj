(do (defn f1 "doc" ([a] (f1 a 2)) ([a b] [a b])) (f1 1)) ;=> [1 2]
(do (defn f2 [x] (* 2 x)) (f2 4)) ;=> 8
(do (defn f3 "doc" {:k 1} [x] x) (:k (meta #'f3))) ;=> 1
(do (defn ^:w f4 "text" [x] x) [(:w (meta #'f4)) (:doc (meta #'f4)) (:arglists (meta #'f4))]) ;=> [true "text" ([x])]
(do (defn f5 [n acc] (if (zero? n) acc (recur (dec n) (inc acc)))) (f5 100000 0)) ;=> 100000
