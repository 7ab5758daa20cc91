; aget
(aget (to-array-2d [[1 2] [3 4]]) 1 0) ;=> 3
(aget (int-array 2) -1) ;=> error: expected an index below 2, found -1
(aget nil 0) ;=> error: expected an array, found nil
(aget [1] 0) ;=> error: expected an array, found a vector
(let [a (to-array [1 2 3])] (vec (amap a i r (inc (aget a i))))) ;=> [2 3 4]
(vec (let [a (int-array [1 2 3])] (amap a i ret (* 2 (aget a i))))) ;=> [2 4 6]
(let [a (int-array 5)] (aset a 0 7) [(aget a 0) (alength a) (seq a)]) ;=> [7 5 (7 0 0 0 0)]
(vec (let [a (double-array [1 2])] (amap a i ret (+ i (aget ret i))))) ;=> [1.0 3.0]
(let [a (int-array [4 5])] (areduce a i acc [] (conj acc (aget a i)))) ;=> [4 5]
(let [^longs arr (long-array [1 2 3])] (areduce arr i s 0 (+ s (aget arr i)))) ;=> 6
(areduce (long-array [1 2 3]) i ret 0 (max ret (aget (long-array [1 2 3]) i))) ;=> 3
(let [a (object-array 3)] (aset a 0 (object-array 2)) (aset a 0 1 :deep) (aget a 0 1)) ;=> :deep
(loop [i 0 s 0] (let [a (int-array [1 2 3])] (if (< i (alength a)) (recur (inc i) (+ s (aget a i))) s))) ;=> 6
