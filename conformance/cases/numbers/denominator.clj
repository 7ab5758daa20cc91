; denominator
(denominator 3/4) ;=> 4
(denominator 6/4) ;=> 2
(denominator 1.5) ;=> error: expected a ratio, found a float
