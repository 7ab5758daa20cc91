(mapv sorted? [nil true false 0 1 -1 1.5 \a "" "a" :a :a/b 'a 'a/b [] [1] '() '(1) {} {:a 1} #{} #{1} (range 2) (map inc [1]) (seq [1]) inc #'inc (atom 1) #"a"]) ;=> [false false false false false false false false false false false false false false false false false false false false false false false false false false false false false]
(sorted?) ;=> error: expected 1 argument to sorted?, found 0
(sorted? 1 2) ;=> error: expected 1 argument to sorted?, found 2
(map sorted? []) ;=> ()
