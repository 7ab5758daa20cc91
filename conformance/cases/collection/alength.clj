; alength
(alength (byte-array 3)) ;=> 3
(alength [1 2]) ;=> error: expected an array, found a vector
(alength nil) ;=> error: expected an array, found nil
(alength (object-array 0)) ;=> 0
(alength (to-array [1 2 3])) ;=> 3
(let [a (int-array 5)] (aset a 0 7) [(aget a 0) (alength a) (seq a)]) ;=> [7 5 (7 0 0 0 0)]
(loop [i 0 s 0] (let [a (int-array [1 2 3])] (if (< i (alength a)) (recur (inc i) (+ s (aget a i))) s))) ;=> 6
