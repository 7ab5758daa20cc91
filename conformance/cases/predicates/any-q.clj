(mapv any? [nil true false 0 1 -1 1.5 \a "" "a" :a :a/b 'a 'a/b [] [1] '() '(1) {} {:a 1} #{} #{1} (range 2) (map inc [1]) (seq [1]) inc #'inc (atom 1) #"a"]) ;=> [true true true true true true true true true true true true true true true true true true true true true true true true true true true true true]
(any?) ;=> error: expected 1 argument to any?, found 0
(any? 1 2) ;=> error: expected 1 argument to any?, found 2
(map any? []) ;=> ()
