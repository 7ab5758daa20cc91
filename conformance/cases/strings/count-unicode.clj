; Strings are counted and indexed in Unicode characters.
(count "") ;=> 0
(count "hello") ;=> 5
(count "é") ;=> 1
(count "日本語") ;=> 3
(count "😀") ;=> 1
(count "a😀b") ;=> 3
(seq "a😀") ;=> (\a \😀)
(nth "日本語" 1) ;=> \本
(get "日本語" 2) ;=> \語
(get "abc" 3) ;=> nil
(nth "abc" 3) ;=> error: 3
(nth "abc" 3 :none) ;=> :none
(first "日本") ;=> \日
(last "日本") ;=> \本
(rest "abc") ;=> (\b \c)
(rest "") ;=> ()
(seq "") ;=> nil
(vec "abc") ;=> [\a \b \c]
(map str "abc") ;=> ("a" "b" "c")
(apply str (reverse "añb")) ;=> "bña"
(frequencies "abab") ;=> {\a 2, \b 2}
(contains? "abc" 1) ;=> true
(contains? "abc" 3) ;=> false
(= "e\u0301" "é") ;=> false
(count "e\u0301") ;=> 2
