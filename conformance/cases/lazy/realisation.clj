(def n (atom 0))
(defn tick [x] (swap! n inc) x)
(def s (map tick [1 2 3]))
@n ;=> 0
(first s) ;=> 1
(do (reset! n 0) (take 0 (map tick [1 2])) @n) ;=> 0
(do (reset! n 0) (count (take 0 (map tick [1 2]))) @n) ;=> 0
(do (reset! n 0) (doall (take 0 (iterate tick 0))) @n) ;=> 0
(do (reset! n 0) (let [s (map tick (iterate inc 0))] (doall (take 2 s)) (doall (take 2 s)) @n)) ;=> 2
(do (reset! n 0) (filter tick [1]) (remove tick [1]) (mapcat tick [1]) (keep tick [1]) (take-while tick [1]) (drop-while tick [1]) @n) ;=> 0
(do (reset! n 0) (concat (map tick [1]) (map tick [2])) @n) ;=> 0
(do (reset! n 0) (drop 1 (map tick [1 2])) @n) ;=> 0
(do (reset! n 0) (lazy-seq (tick [1])) @n) ;=> 0
(do (reset! n 0) (let [s (lazy-seq (tick [1]))] (first s) (seq s) (count s) @n)) ;=> 1
(do (reset! n 0) (partition 2 (map tick [1 2 3 4])) @n) ;=> 0
(do (reset! n 0) (interleave (map tick [1]) (map tick [2])) @n) ;=> 0
(do (reset! n 0) (for [x [1 2] :let [y (tick x)]] y) @n) ;=> 0
(do (reset! n 0) (sequence (map tick) nil) @n) ;=> 0
(do (reset! n 0) (repeatedly tick) (repeatedly 3 tick) (cycle (map tick [1])) (iterate tick 1) @n) ;=> 0
(do (reset! n 0) (distinct (map tick [1])) (dedupe (map tick [1])) (interpose 0 (map tick [1])) @n) ;=> 0
(do (reset! n 0) (reductions tick (map tick [1])) (map-indexed tick (map tick [1])) (tree-seq tick tick 1) @n) ;=> 0
; What is printed or compared while it is computed: a sequence that was passed gives its place in
; memory to another, which is not the same for that.
(pr-str (partition-all 2 1 (range 8))) ;=> "((0 1) (1 2) (2 3) (3 4) (4 5) (5 6) (6 7) (7))"
(pr-str (partition-by odd? [1 1 2 2 3 3 4])) ;=> "((1 1) (2 2) (3 3) (4))"
(= (map (fn [i] (map identity [i])) (range 50)) (map (fn [i] (map identity [(if (= i 40) :x i)])) (range 50))) ;=> false
