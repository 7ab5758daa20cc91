; areduce
(areduce (long-array [1 2 3]) i ret 0 (max ret (aget (long-array [1 2 3]) i))) ;=> 3
(areduce (double-array [1.5 2.5]) i acc 0.0 (+ acc i)) ;=> 1.0
(areduce (int-array 0) i acc :none acc) ;=> :none
(let [a (int-array [4 5])] (areduce a i acc [] (conj acc (aget a i)))) ;=> [4 5]
(let [^longs arr (long-array [1 2 3])] (areduce arr i s 0 (+ s (aget arr i)))) ;=> 6
