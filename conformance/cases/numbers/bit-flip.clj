; bit-flip
(bit-flip 5 1) ;=> 7
(bit-flip 0 3) ;=> 8
(bit-flip 15 0) ;=> 14
(bit-flip -1 0) ;=> -2
