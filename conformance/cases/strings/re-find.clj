(re-find #"\d+" "abc 123 def 456") ;=> "123"
(re-find #"x" "abc") ;=> nil
(re-find #"(\w)(\d)" "a1 b2") ;=> ["a1" "a" "1"]
(re-find #"(a)|(b)" "b") ;=> ["b" nil "b"]
(re-find #"" "abc") ;=> ""
(re-find #"(?i)HELLO" "say hello") ;=> "hello"
(re-find #"^b" "a\nb") ;=> nil
(re-find #"(?m)^b" "a\nb") ;=> "b"
(re-find "a" "abc") ;=> error: expected a regular expression, found a string
(re-find #"a" nil) ;=> error: found nil
(re-find #"\p{L}+" "12日本") ;=> "日本"
(if-let [[_ k v] (re-find #"(\w+)=(\w+)" "x=1")] [k v]) ;=> ["x" "1"]
