(get-in {:a {:b 1}} [:a :b]) ;=> 1
(get-in {:a {:b 1}} [:a :c] :none) ;=> :none
(get-in [[1 2]] [0 1]) ;=> 2
(get-in nil [:a]) ;=> nil
(get-in {:a 1} nil) ;=> {:a 1}
(get-in {nil 1} [nil]) ;=> 1
(get-in "abc" [1]) ;=> \b
(get-in {:a nil} [:a :b] 3) ;=> 3
