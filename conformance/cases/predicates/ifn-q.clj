(mapv ifn? [nil true false 0 1 -1 1.5 \a "" "a" :a :a/b 'a 'a/b [] [1] '() '(1) {} {:a 1} #{} #{1} (range 2) (map inc [1]) (seq [1]) inc #'inc (atom 1) #"a"]) ;=> [false false false false false false false false false false true true true true true true false false true true true true false false false true true false false]
(ifn?) ;=> error: expected 1 argument to ifn?, found 0
(ifn? 1 2) ;=> error: expected 1 argument to ifn?, found 2
(map ifn? []) ;=> ()
