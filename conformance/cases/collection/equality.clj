(= [1 2] '(1 2)) ;=> true
(= [1 2] (range 1 3)) ;=> true
(= '(1 2) (map identity [1 2])) ;=> true
(= [1 2] #{1 2}) ;=> false
(= [] ()) ;=> true
(= [] nil) ;=> false
(= [] {}) ;=> false
(= {} #{}) ;=> false
(= () (filter odd? [2])) ;=> true
(= [1 2] [1 2 3]) ;=> false
(= [1 2] [2 1]) ;=> false
(= {:a 1 :b 2} {:b 2 :a 1}) ;=> true
(= {:a 1} {:a 2}) ;=> false
(= {:a nil} {:b nil}) ;=> false
(= {:a nil} {}) ;=> false
(= #{1 2} #{2 1}) ;=> true
(= {:a [1 '(2)]} {:a '(1 [2])}) ;=> true
(= #{[1 2]} #{'(1 2)}) ;=> true
(= 1 1.0) ;=> false
(= [1] [1.0]) ;=> false
(== 1 1.0) ;=> true
(= "a" \a) ;=> false
(= :a 'a) ;=> false
(= ##NaN ##NaN) ;=> false
(= 0.0 -0.0) ;=> true
(= (first {:a 1}) [:a 1]) ;=> true
(= nil false) ;=> false
(= nil nil) ;=> true
(= 1) ;=> true
(= 1 1 1) ;=> true
(= 1 1 2) ;=> false
(not= [1] '(1)) ;=> false
(= (with-meta [1] {:m 1}) [1]) ;=> true
(= 'a (with-meta 'a {:m 1})) ;=> true
(= identity identity) ;=> true
(= (atom 1) (atom 1)) ;=> false
