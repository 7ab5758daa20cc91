; unsigned-bit-shift-right
(unsigned-bit-shift-right -1 60) ;=> 15
(unsigned-bit-shift-right 16 2) ;=> 4
(unsigned-bit-shift-right -1 63) ;=> 1
(unsigned-bit-shift-right 5 0) ;=> 5
