(def a [[1 2] [3 4]])
(def b [[5 6] [7 8]])
(defn transpose [m] (apply mapv vector m))
(transpose [[1 2 3] [4 5 6]]) ;=> [[1 4] [2 5] [3 6]]
(defn dot [x y] (reduce + (map * x y)))
(dot [1 2 3] [4 5 6]) ;=> 32
(defn mul [x y] (let [cols (transpose y)] (mapv (fn [row] (mapv #(dot row %) cols)) x)))
(mul a b) ;=> [[19 22] [43 50]]
(defn identity-matrix [n] (mapv (fn [i] (mapv #(if (= i %) 1 0) (range n))) (range n)))
(identity-matrix 3) ;=> [[1 0 0] [0 1 0] [0 0 1]]
(= (mul a (identity-matrix 2)) a) ;=> true
(defn add [x y] (mapv #(mapv + %1 %2) x y))
(add a b) ;=> [[6 8] [10 12]]
(defn det [m]
  (if (= 1 (count m))
    (ffirst m)
    (reduce + (map-indexed
                (fn [j x] (* x (if (even? j) 1 -1)
                             (det (mapv (fn [row] (into (subvec row 0 j) (subvec row (inc j)))) (rest m)))))
                (first m)))))
(det a) ;=> -2
(det [[2 0 1] [1 3 2] [1 1 1]]) ;=> 0
(det [[6 1 1] [4 -2 5] [2 8 7]]) ;=> -306
(get-in a [1 0]) ;=> 3
(reduce mul (repeat 5 [[1 1] [1 0]])) ;=> [[8 5] [5 3]]
(map (fn [row] (apply + row)) a) ;=> (3 7)
(assoc-in [[1 2] [3 4]] [0 1] 9) ;=> [[1 9] [3 4]]
