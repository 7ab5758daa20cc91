; bit-xor
(bit-xor 12 10) ;=> 6
(bit-xor 5 1) ;=> 4
(bit-xor 1 2 4) ;=> 7
(bit-xor -1 1) ;=> -2
(bit-xor 7 7) ;=> 0
