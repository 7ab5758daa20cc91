(= "abc" "abc") ;=> true
(= "abc" "ABC") ;=> false
(sort ["b" "a" "C"]) ;=> ("C" "a" "b")
(sort ["abc" "ab" ""]) ;=> ("" "ab" "abc")
(compare "apple" "banana") ;=> -1
(compare "b" "a") ;=> 1
(pos? (compare "b" "a")) ;=> true
(= (hash "abc") (hash (str "a" "bc"))) ;=> true
(get {"long enough key here" 1} (str "long enough " "key here")) ;=> 1
(max-key count "a" "bbb" "cc") ;=> "bbb"
(sort-by count ["ccc" "a" "bb"]) ;=> ("a" "bb" "ccc")
(string? "a") ;=> true
(string? \a) ;=> false
(string? nil) ;=> false
(empty? "") ;=> true
(not-empty "") ;=> nil
(not-empty "a") ;=> "a"
