(defn fib [n] (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(map fib (range 10)) ;=> (0 1 1 2 3 5 8 13 21 34)
(defn fib-loop [n] (loop [a 0 b 1 n n] (if (zero? n) a (recur b (+ a b) (dec n)))))
(fib-loop 50) ;=> 12586269025
(fib-loop 100) ;=> error: integer overflow
(def fib-memo (memoize (fn [n] (if (< n 2) n (+ (fib-memo (- n 1)) (fib-memo (- n 2)))))))
(fib-memo 80) ;=> 23416728348467685
(def fibs (map first (iterate (fn [[a b]] [b (+ a b)]) [0 1])))
(take 8 fibs) ;=> (0 1 1 2 3 5 8 13)
(defn lazy-fib ([] (lazy-fib 0 1)) ([a b] (lazy-seq (cons a (lazy-fib b (+ a b))))))
(nth (lazy-fib) 60) ;=> 1548008755920
(reduce + (filter even? (take-while #(< % 100) (lazy-fib)))) ;=> 44
(def calls (atom 0))
(def slow (memoize (fn [x] (swap! calls inc) (* x x))))
[(slow 4) (slow 4) (slow 5) @calls] ;=> [16 16 25 2]
(def big-fibs (map first (iterate (fn [[a b]] [b (+' a b)]) [0 1])))
(nth big-fibs 100) ;=> 354224848179261915075N
