; bit-test
(bit-test 5 0) ;=> true
(bit-test 4 2) ;=> true
(bit-test 4 1) ;=> false
(bit-test -1 63) ;=> true
(let [bits (fn [n] (reverse (map #(if (bit-test n %) 1 0) (range 8))))] (bits 37)) ;=> (0 0 1 0 0 1 0 1)
