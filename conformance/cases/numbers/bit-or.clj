; bit-or
(bit-or 12 10) ;=> 14
(bit-or 1 "a") ;=> error: expected an integer of 64 bits, found a string
(bit-or 1 2 4) ;=> 7
(bit-or -8 1) ;=> -7
(bit-or 0 0) ;=> 0
