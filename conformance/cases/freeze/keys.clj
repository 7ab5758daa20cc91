(def k (vector 1))
(def m {k :v})
(m [1]) ;=> :v
(conj k 2) ;=> [1 2]
(m [1]) ;=> :v
(get m [1 2]) ;=> nil
(frozen? (key (first m))) ;=> true
(let [k [1] s #{k}] (conj k 2) (contains? s [1])) ;=> true
(let [k {:a 1} s (conj #{} k)] (assoc k :b 2) (contains? s {:a 1})) ;=> true
(let [k [1] m (assoc {} k 1)] (conj (key (first m)) 2) (m [1])) ;=> 1
(let [m (zipmap [[1] [2]] [:a :b])] (m [2])) ;=> :b
(let [m (group-by (fn [x] [x]) [1 2 1])] (m [1])) ;=> [1 1]
(let [m (frequencies [[1] [1]])] (m [1])) ;=> 2
(let [k [[1]] s (hash-set k)] (conj (first k) 2) (contains? s [[1]])) ;=> true
(let [s (set [[1] [2]])] (every? frozen? s)) ;=> true
(let [f (memoize (fn [v] (count v))) v [1]] [(f v) (f [1 2]) (f [1])]) ;=> [1 2 1]
