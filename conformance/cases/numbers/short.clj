; short
(short 1) ;=> 1
(short 32767) ;=> 32767
(short 32768) ;=> error: value out of range for short: 32768
(short 1.9) ;=> 1
(short \a) ;=> 97
(short nil) ;=> error: expected a number or a character, found nil
