; bit-and-not
(bit-and-not 7 2) ;=> 5
(bit-and-not 15 2) ;=> 13
(bit-and-not 15 1 2) ;=> 12
(bit-and-not 0 1) ;=> 0
(bit-and-not 1.5 1) ;=> error: expected an integer of 64 bits, found a float
