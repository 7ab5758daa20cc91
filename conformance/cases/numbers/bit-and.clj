; bit-and
(bit-and 12 10) ;=> 8
(bit-and 1 2 4) ;=> 0
(bit-and 1) ;=> error: expected at least 2 arguments to bit-and, found 1
(bit-and 1.0 1) ;=> error: expected an integer of 64 bits, found a float
(bit-and 1N 1) ;=> error: expected an integer of 64 bits, found a big integer
(bit-and 5 3 1) ;=> 1
(bit-and -1 255) ;=> 255
