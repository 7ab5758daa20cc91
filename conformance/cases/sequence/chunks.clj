(let [b (chunk-buffer 2)] (chunk-cons (chunk b) [3])) ;=> [3]
(let [b (chunk-buffer 2)] (chunk-append b 1) (count (chunk b))) ;=> 1
(chunked-seq? '(1 2)) ;=> false
(chunked-seq? nil) ;=> false
(chunked-seq? (seq [1 2])) ;=> true
(chunked-seq? (range 3)) ;=> true
(chunked-seq? [1 2]) ;=> false
(chunked-seq? (seq {:a 1})) ;=> false
(chunked-seq? (seq "ab")) ;=> false
(chunked-seq? (seq (map inc [1 2]))) ;=> true
(chunked-seq? (seq (map inc '(1 2)))) ;=> false
(class (seq (map inc [1 2]))) ;=> clojure.lang.ChunkedCons
(count (chunk-first (seq (range 100)))) ;=> 32
(nth (chunk-first (seq (range 100))) 31) ;=> 31
(first (chunk-rest (seq (range 100)))) ;=> 32
(chunk-rest (seq [1 2])) ;=> ()
(chunk-next (seq [1 2])) ;=> nil
(chunk-first '(1 2)) ;=> error: expected a chunked sequence, found a list
(chunk-cons 1 [2]) ;=> error: expected a chunk, which is a vector, found an integer
(let [b (chunk-buffer 2)] (chunk-append b 1) (chunk-append b 2) (chunk-cons (chunk b) [3])) ;=> (1 2 3)
(let [b (chunk-buffer 2)] (chunk-append b 1) (rest (chunk-cons (chunk b) nil))) ;=> ()
;; As many elements as are at hand are computed at once, up to 32; of a list one.
(let [n (atom 0)] (first (map (fn [x] (swap! n inc) x) (range 100))) @n) ;=> 32
(let [n (atom 0)] (first (map (fn [x] (swap! n inc) x) (vec (range 40)))) @n) ;=> 32
(let [n (atom 0)] (first (map (fn [x] (swap! n inc) x) (apply list (range 100)))) @n) ;=> 1
(let [n (atom 0)] (first (map (fn [x] (swap! n inc) x) (iterate inc 0))) @n) ;=> 1
(let [n (atom 0)] (first (filter (fn [x] (swap! n inc) (odd? x)) (range 100))) @n) ;=> 32
(let [n (atom 0)] (first (filter (fn [x] (swap! n inc) (= x 40)) (range 100))) @n) ;=> 64
(let [n (atom 0)] (take 0 (map (fn [x] (swap! n inc) x) (range 100))) @n) ;=> 0
(let [n (atom 0)] (map (fn [x] (swap! n inc) x) (range 100)) @n) ;=> 0
(let [n (atom 0)] (nth (keep (fn [x] (swap! n inc) x) (range 100)) 32) @n) ;=> 64
(let [n (atom 0)] (first (remove (fn [x] (swap! n inc) (even? x)) (range 100))) @n) ;=> 32
(let [n (atom 0)] (first (map-indexed (fn [i x] (swap! n inc) x) (range 100))) @n) ;=> 32
(let [n (atom 0)] (first (map inc (map (fn [x] (swap! n inc) x) (range 100)))) @n) ;=> 32
(let [n (atom 0)] (first (for [x (range 100)] (do (swap! n inc) x))) @n) ;=> 32
(let [n (atom 0)] (first (concat (map (fn [x] (swap! n inc) x) (range 100)) [1])) @n) ;=> 32
;; What is made of chunks is like what is made of single elements.
(= (map inc (range 100)) (map inc (apply list (range 100)))) ;=> true
(= (filter odd? (range 100)) (filter odd? (apply list (range 100)))) ;=> true
(= (remove odd? (range 100)) (remove odd? (apply list (range 100)))) ;=> true
(= (keep #(if (odd? %) %) (range 100)) (keep #(if (odd? %) %) (apply list (range 100)))) ;=> true
(= (map-indexed vector (range 100)) (map-indexed vector (apply list (range 100)))) ;=> true
(= (concat (range 50) (range 50 100)) (range 100)) ;=> true
(= (concat (range 40) (vec (range 40 50)) nil '(50 51) (range 52 100)) (range 100)) ;=> true
(filter neg? (range 100)) ;=> ()
(seq (filter neg? (range 1000))) ;=> nil
(reduce + (map inc (filter even? (range 1000)))) ;=> 250000
(reduce (fn [a x] (if (> x 50) (reduced a) (+ a x))) 0 (map identity (range 100))) ;=> 1275
(count (map inc (range 100))) ;=> 100
(last (map inc (range 100))) ;=> 100
(nth (map inc (range 100)) 64) ;=> 65
(rest (map inc (range 3))) ;=> (2 3)
(let [s (map inc (range 100))] [(first (drop 50 s)) (first (next s)) (count s) (reduce + s)]) ;=> [51 2 100 5050]
(let [s (map inc [1 2 3])] (= s (with-meta (seq s) {:a 1}))) ;=> true
(meta (rest (with-meta (seq (map inc [1 2 3])) {:a 1}))) ;=> nil
(= (hash (map inc [1 2])) (hash '(2 3))) ;=> true
(into [] (map + (map inc [1 2]) (filter odd? [1 2 3]))) ;=> [3 6]
(pr-str (map inc (range 5))) ;=> "(1 2 3 4 5)"
