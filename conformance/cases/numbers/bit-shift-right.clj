; bit-shift-right
(bit-shift-right -8 1) ;=> -4
(bit-shift-right 16 2) ;=> 4
(bit-shift-right -1 10) ;=> -1
(bit-shift-right 8 64) ;=> 8
