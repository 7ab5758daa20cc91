; A lazy sequence of what its body yields.
(generator (yield 1) (yield 2) (yield 3)) ;=> (1 2 3)
(generator) ;=> ()
(generator nil) ;=> ()
(seq (generator)) ;=> nil
(first (generator (yield :a))) ;=> :a
(next (generator (yield :a))) ;=> nil
(vec (generator (dotimes [i 3] (yield (* i i))))) ;=> [0 1 4]
(take 5 (generator (loop [i 0] (yield i) (recur (inc i))))) ;=> (0 1 2 3 4)
; nil and false are elements.
(generator (yield nil) (yield false)) ;=> (nil false)
; Nothing runs before it is asked for.
(let [a (atom [])] (generator (swap! a conj 1) (yield 1)) @a) ;=> []
(let [a (atom []) g (generator (swap! a conj 1) (yield 1) (swap! a conj 2) (yield 2))] (first g) @a) ;=> [1]
(let [a (atom []) g (generator (swap! a conj 1) (yield 1) (swap! a conj 2))] (doall g) (doall g) @a) ;=> [1 2]
; It is a sequence like any other: what was computed is kept.
(let [g (generator (yield 1) (yield 2))] [(first g) (first g) (second g) (count g)]) ;=> [1 1 2 2]
(map inc (generator (yield 1) (yield 2))) ;=> (2 3)
(reduce + (generator (dotimes [i 101] (yield i)))) ;=> 5050
(into #{} (generator (yield 1) (yield 1))) ;=> #{1}
; yield gives nil.
(generator (yield (yield 1))) ;=> (1 nil)
; It works in whatever the body calls.
(let [visit (fn visit [tree] (if (coll? tree) (run! visit tree) (yield tree)))] (generator (visit [1 [2 [3 4] 5] 6]))) ;=> (1 2 3 4 5 6)
(generator (run! yield [1 2 3])) ;=> (1 2 3)
(generator (doseq [x [1 2] y [:a :b]] (yield [x y]))) ;=> ([1 :a] [1 :b] [2 :a] [2 :b])
(generator (yield (reduce (fn [acc x] (yield acc) (+ acc x)) 0 [1 2 3]))) ;=> (0 1 3 6)
(generator (sort-by (fn [x] (yield x) (- x)) [1 2])) ;=> (1 2)
(generator (doall (map (fn [x] (yield x)) [1 2]))) ;=> (1 2)
(generator (swap! (atom 1) (fn [x] (yield x) (inc x)))) ;=> (1)
(generator (apply yield [7])) ;=> (7)
(let [f (fn [x] (when (pos? x) (yield x) (recur (dec x))))] (generator (f 3) (f 2))) ;=> (3 2 1 2 1)
; Generators in each other.
(generator (run! yield (generator (yield 1) (yield 2))) (yield 3)) ;=> (1 2 3)
(let [ints (fn ints [n] (generator (yield n) (run! yield (ints (inc n)))))] (take 4 (ints 1))) ;=> (1 2 3 4)
(let [a (generator (yield 1) (yield 3)) b (generator (yield 2) (yield 4))] (interleave a b)) ;=> (1 2 3 4)
(map vector (generator (yield 1) (yield 2)) (generator (yield :a) (yield :b))) ;=> ([1 :a] [2 :b])
; Errors: of the body when that place is reached, for good; handlers and finally are kept.
(let [g (generator (yield 1) (throw (ex-info "stop" {})))] (first g)) ;=> 1
(doall (generator (yield 1) (throw (ex-info "stop" {})))) ;=> error: stop
(generator (try (yield 1) (throw (ex-info "x" {})) (catch :default e (yield (ex-message e))) (finally (yield :end)))) ;=> (1 "x" :end)
(try (doall (generator (try (yield 1) (throw (ex-info "x" {})) (finally (yield 2))))) (catch :default e (ex-message e))) ;=> "x"
(yield 1) ;=> error: yield stands outside of a generator
(let [g (generator (yield 1))] (doall g) (yield 2)) ;=> error: yield stands outside of a generator
(do (def g (generator (yield 1) (yield (first (rest g))))) (doall g)) ;=> error: depends on its own value
(yield) ;=> error: 1 argument
; Ten thousand of them, and a deep one.
(count (generator (dotimes [i 10000] (yield i)))) ;=> 10000
(let [down (fn down [n] (when (pos? n) (yield n) (down (dec n)) nil))] (count (generator (down 2000)))) ;=> 2000
