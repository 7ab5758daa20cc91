(defn permutations [xs]
  (if (empty? xs) [[]] (for [x xs p (permutations (remove #{x} xs))] (into [x] p))))
(permutations [1 2 3]) ;=> ([1 2 3] [1 3 2] [2 1 3] [2 3 1] [3 1 2] [3 2 1])
(count (permutations (range 5))) ;=> 120
(defn combinations [n [x & more :as xs]]
  (cond (zero? n) [()]
        (empty? xs) []
        :else (concat (map #(cons x %) (combinations (dec n) more)) (combinations n more))))
(combinations 2 [1 2 3]) ;=> ((1 2) (1 3) (2 3))
(count (combinations 3 (range 7))) ;=> 35
(defn powerset [xs] (reduce (fn [sets x] (into sets (map #(conj % x) sets))) [()] xs))
(powerset [1 2]) ;=> [() (1) (2) (2 1)]
(defn pascal [n] (take n (iterate (fn [row] (mapv + (cons 0 row) (conj (into [] row) 0))) [1])))
(pascal 4) ;=> ([1] [1 1] [1 2 1] [1 3 3 1])
(defn hanoi [n from to via]
  (if (zero? n) [] (concat (hanoi (dec n) from via to) [[from to]] (hanoi (dec n) via to from))))
(hanoi 2 :a :c :b) ;=> ([:a :b] [:a :c] [:b :c])
(count (hanoi 6 :a :c :b)) ;=> 63
(defn queens [n]
  (letfn [(safe? [qs c] (every? (fn [[d q]] (and (not= q c) (not= d (abs (- q c))))) (map-indexed (fn [i q] [(inc i) q]) qs)))
          (place [qs] (if (= n (count qs)) [(vec (reverse qs))] (mapcat #(place (conj qs %)) (filter #(or (empty? qs) (safe? qs %)) (range n)))))]
    (place ())))
(queens 4) ;=> ([1 3 0 2] [2 0 3 1])
(count (queens 5)) ;=> 10
(defn collatz [n] (count (take-while #(not= 1 %) (iterate #(if (even? %) (quot % 2) (inc (* 3 %))) n))))
(map collatz [1 7 27]) ;=> (0 16 111)
(defn change [amount [c & more :as coins]]
  (cond (zero? amount) 1 (or (neg? amount) (empty? coins)) 0 :else (+ (change (- amount c) coins) (change amount more))))
(change 50 [50 25 10 5 1]) ;=> 50
(map #(cond (zero? (mod % 15)) "FizzBuzz" (zero? (mod % 3)) "Fizz" (zero? (mod % 5)) "Buzz" :else %) (range 1 16)) ;=> (1 2 "Fizz" 4 "Buzz" "Fizz" 7 8 "Fizz" "Buzz" 11 "Fizz" 13 14 "FizzBuzz")
