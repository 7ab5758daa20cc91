(realized? (map inc [1])) ;=> false
(realized? (lazy-seq nil)) ;=> false
(let [s (map inc [1 2])] (seq s) (realized? s)) ;=> true
(let [s (map inc [1 2])] (count s) (realized? s)) ;=> true
(realized? (delay 1)) ;=> false
(let [d (delay 1)] @d (realized? d)) ;=> true
(realized? 5) ;=> error:
