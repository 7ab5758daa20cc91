; byte
(byte 127) ;=> 127
(byte 128) ;=> error: value out of range for byte: 128
(byte -128) ;=> -128
(byte 1.9) ;=> 1
(byte \a) ;=> 97
(byte "a") ;=> error: expected a number or a character, found a string
(pr-str (byte 1)) ;=> "1"
