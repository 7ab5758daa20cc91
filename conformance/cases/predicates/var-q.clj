(mapv var? [nil true false 0 1 -1 1.5 \a "" "a" :a :a/b 'a 'a/b [] [1] '() '(1) {} {:a 1} #{} #{1} (range 2) (map inc [1]) (seq [1]) inc #'inc (atom 1) #"a"]) ;=> [false false false false false false false false false false false false false false false false false false false false false false false false false false true false false]
(var?) ;=> error: expected 1 argument to var?, found 0
(var? 1 2) ;=> error: expected 1 argument to var?, found 2
(map var? []) ;=> ()
