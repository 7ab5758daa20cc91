(count (reduce (fn [s _] (map inc s)) (range 3) (range 100))) ;=> 3
(first (reduce (fn [s _] (map inc s)) [0] (range 500))) ;=> 500
(first (reduce (fn [s x] (concat s [x])) nil (range 500))) ;=> 0
(count (reduce (fn [s x] (concat s [x])) nil (range 60))) ;=> 60
(first (reduce (fn [s _] (lazy-seq s)) [1] (range 5000))) ;=> 1
(first (nth (iterate (fn [s] (filter number? s)) [1]) 300)) ;=> 1
(last (take 10000 (iterate inc 0))) ;=> 9999
(count (filter even? (map inc (range 10000)))) ;=> 5000
(= (map identity (range 5000)) (range 5000)) ;=> true
(reduce + (take 1000 (map inc (filter odd? (range))))) ;=> 1001000
