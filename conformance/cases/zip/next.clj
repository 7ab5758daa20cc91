(require '[clojure.zip :as z])
(def v (z/vector-zip [1 [2 [3 4]] 5]))
(map z/node (take-while (complement z/end?) (iterate z/next v))) ;=> ([1 [2 [3 4]] 5] 1 [2 [3 4]] 2 [3 4] 3 4 5)
(->> v (iterate z/next) (drop-while (complement z/end?)) first) ;=> [[1 [2 [3 4]] 5] :end]
(->> v (iterate z/next) (drop-while (complement z/end?)) first z/next z/end?) ;=> true
(->> v (iterate z/next) (drop-while (complement z/end?)) first z/root) ;=> [1 [2 [3 4]] 5]
(z/end? v) ;=> false
(z/end? (z/next (z/vector-zip []))) ;=> true
(z/prev v) ;=> nil
(map z/node (take-while some? (iterate z/prev (-> v z/down z/rightmost)))) ;=> (5 4 3 [3 4] 2 [2 [3 4]] 1 [1 [2 [3 4]] 5])
(-> v z/down z/rightmost z/prev z/node) ;=> 4
(loop [loc v] (if (z/end? loc) (z/root loc) (recur (z/next (if (number? (z/node loc)) (z/edit loc * 10) loc))))) ;=> [10 [20 [30 40]] 50]
(loop [loc v] (if (z/end? loc) (z/root loc) (recur (z/next (if (= 3 (z/node loc)) (z/remove loc) loc))))) ;=> [1 [2 [4]] 5]
(loop [loc (z/seq-zip '(a (b (c)) d))] (if (z/end? loc) (z/root loc) (recur (z/next (if (= 'c (z/node loc)) (z/replace loc 'x) loc))))) ;=> (a (b (x)) d)
; long and deep trees
(count (take-while (complement z/end?) (iterate z/next (z/vector-zip (vec (range 2000)))))) ;=> 2001
(count (take-while (complement z/end?) (iterate z/next (z/vector-zip (reduce (fn [v _] [v]) [] (range 1000)))))) ;=> 1001
