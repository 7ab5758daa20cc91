(let [v [1 2 3] s (seq v)] (conj v 4) (vec s)) ;=> [1 2 3]
(let [v [1 2 3] s (seq v)] (pop v) (vec s)) ;=> [1 2 3] | in-place: [1 2]
(let [v [1 2]] (doseq [x v] (conj v x)) (take 2 v)) ;=> (1 2)
(let [v [1 2 3]] (reduce (fn [out x] (conj out (* x x))) [] v)) ;=> [1 4 9]
(let [v [1 2]] (vec (mapcat (fn [x] (conj v x)) [3]))) ;=> [1 2 3]
(let [v [1 2 3]] (count (reduce conj v v))) ;=> 6
(let [v [3 1 2]] (sort v) (first v)) ;=> 3
(let [v [1 2 3]] (loop [s (seq v) out []] (if s (recur (next s) (conj out (first s))) out))) ;=> [1 2 3]
