; bit-shift-left
(bit-shift-left 1 4) ;=> 16
(bit-shift-left 1 64) ;=> 1
(bit-shift-left 1 63) ;=> -9223372036854775808
(bit-shift-left 3 2) ;=> 12
(bit-shift-left -1 4) ;=> -16
(bit-shift-left 1 -1) ;=> -9223372036854775808
