; <
(< 1 2 3) ;=> true
(< 1 3 2) ;=> false
(< 1) ;=> true
(<) ;=> error: expected at least 1 argument to <, found 0
(< 1 "a") ;=> error: expected a number, found a string
(< 1 nil) ;=> error: expected a number, found nil
(< 1 1.5 2N) ;=> true
(< ##NaN 1) ;=> false
(< -1 (rand-int 5) 5) ;=> true
(< -0.001 (rand) 1) ;=> true
(condp < 5) ;=> error: no matching clause: 5
((comparator <) 1 2) ;=> -1
((comparator <) 2 1) ;=> 1
((comparator <) 1 1) ;=> 0
