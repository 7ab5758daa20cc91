; amap
(let [a (to-array [1 2 3])] (vec (amap a i r (inc (aget a i))))) ;=> [2 3 4]
(let [a (int-array [1 2 3])] (vec (amap a i ret (int 0))) (vec a)) ;=> [1 2 3]
(vec (let [a (int-array [1 2 3])] (amap a i ret (* 2 (aget a i))))) ;=> [2 4 6]
(vec (let [a (double-array [1 2])] (amap a i ret (+ i (aget ret i))))) ;=> [1.0 3.0]
