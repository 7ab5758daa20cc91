; bit-not
(bit-not 5) ;=> -6
(bit-not 0) ;=> -1
(bit-not -1) ;=> 0
(bit-not 255) ;=> -256
(bit-not 1.0) ;=> error: expected an integer of 64 bits, found a float
