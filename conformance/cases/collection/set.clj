(set [1 2 1]) ;=> #{1 2}
(set nil) ;=> #{}
(set "aab") ;=> #{\a \b}
(set {:a 1}) ;=> #{[:a 1]}
(set #{1}) ;=> #{1}
(set (range 20)) ;=> #{0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19}
(= #{1 2} (set '(2 1 2))) ;=> true
(set [nil false]) ;=> #{nil false}
(set [[1 2] '(1 2) (range 1 3)]) ;=> #{[1 2]}
(set [0.0 -0.0]) ;=> #{0.0}
(count (set [##NaN ##NaN])) ;=> 2
(set 5) ;=> error type:
(set? (set [])) ;=> true
