(reduce + [1 2 3]) ;=> 6
(reduce + 10 [1 2 3]) ;=> 16
(reduce + []) ;=> 0
(reduce + nil) ;=> 0
(reduce + 5 nil) ;=> 5
(reduce (fn [a b] :never) [1]) ;=> 1
(reduce (fn [] :empty) []) ;=> :empty
(reduce conj [] '(1 2)) ;=> [1 2]
(reduce - [10 1 2]) ;=> 7
(reduce (fn [a x] (if (> x 2) (reduced a) (+ a x))) 0 (range)) ;=> 3
(reduce (fn [a x] (reduced x)) [1 2 3]) ;=> 2
(reduce (fn [a x] (reduced :done)) :init []) ;=> :init
(reduce (fn [m [k v]] (assoc m v k)) {} {:a 1 :b 2}) ;=> {1 :a, 2 :b}
(reduce str "abc") ;=> "abc"
(reduce max [3 9 2]) ;=> 9
(reduce + (map inc (range 10))) ;=> 55
(reduce (fn [a x] (+ a x)) 0 #{1 2 3}) ;=> 6
(reduce conj () [1 2 3]) ;=> (3 2 1)
(reduce (fn [acc x] (if (> x 10) (reduced acc) (+ acc x))) 0 [1 2 3 11 12]) ;=> 6
(reduce + 1 5) ;=> error type:
(reduced? (reduce (fn [a x] (reduced (reduced x))) 0 [7])) ;=> true
(reduced? (reduce + (reduced 1) [])) ;=> true
(let [init []] [(reduce conj init []) init]) ;=> [[] []]
(reduce (fn [a x] (reduce + a x)) 0 [[1 2] [3]]) ;=> 6

;; what the function's body may do, written where it is called
(reduce (fn [a x] (if (neg? a) a (recur -1 x))) 0 [1 2 3]) ;=> -1
(reduce (fn r [a x] (if (vector? x) (reduce r a x) (+ a x))) 0 [1 [2 [3 4]] 5]) ;=> 15
(reduce (fn [a x] (loop [i 0 a a] (if (< i x) (recur (inc i) (+ a i)) a))) 0 [1 2 3]) ;=> 4
(reduce (fn [a x] (reduce (fn [b y] (+ b (* x y))) a [1 2])) 0 [1 2 3]) ;=> 18
(map #(%) (reduce (fn [fs x] (conj fs (fn [] (* x 2)))) [] [1 2 3])) ;=> (2 4 6)
(reduce (fn [a x] (case x 1 (conj a :one) "two" (conj a :two) (conj a :other))) [] [1 "two" 3]) ;=> [:one :two :other]
(reduce (fn [a x] (letfn [(g [n] (if (zero? n) a (h (dec n)))) (h [n] (g n))] (conj (g 3) x))) [] [1 2]) ;=> [1 2]
(reduce (fn [a x] (try (conj a (/ 6 x)) (catch ArithmeticException e (conj a :bad)) (finally nil))) [] [1 0 2]) ;=> [6 :bad 3]
(doall (generator (reduce (fn [a x] (yield x) (+ a x)) 0 [1 2 3]))) ;=> (1 2 3)
((fn [k] (reduce (fn [acc [a b]] (assoc acc a (+ b k))) {} {:a 1 :b 2})) 10) ;=> {:a 11, :b 12}
(reduce (fn [a _] (inc a)) 0 (map identity ["long enough to stand behind a pointer" [1]])) ;=> 2
(reduce (fn [_ x] x) nil ["long enough to stand behind a pointer" [1 2]]) ;=> [1 2]

;; its name may mean something else
(let [reduce (fn [f init coll] [init coll])] (reduce + 1 [2])) ;=> [1 [2]]
(with-redefs [inc dec] (reduce (fn [a x] (+ a (first (map inc [x])))) 0 [1 2])) ;=> 1

;; a type's own reduce, and what has none
(reduce (fn [a x] (+ a x)) 0 (reify clojure.lang.IReduceInit (reduce [_ f init] (f (f init 10) 20)))) ;=> 30
(reduce (fn [a x] (if (> a 5) (reduced a) (+ a x))) 0 (eduction (map inc) (range))) ;=> 6
(reduce (fn [a x] (+ a x)) 0 5) ;=> error: expected a collection or a sequence, found an integer
(reduce 5 0 [1]) ;=> error: expected a function, found an integer
(reduce 5 0 []) ;=> 0

;; along itself
(let [v (vector 1 2 3)] (reduce conj v v)) ;=> [1 2 3 1 2 3]
(let [v (vector 1 2 3)] (reduce (fn [a x] (conj a x)) v v)) ;=> [1 2 3 1 2 3]
(let [m (hash-map :a 1 :b 2)] (reduce (fn [m k] (dissoc m k)) m (keys m))) ;=> {}
