; bit-clear
(bit-clear 7 1) ;=> 5
(bit-clear 15 0) ;=> 14
(bit-clear 8 3) ;=> 0
(bit-clear 0 5) ;=> 0
