; What looks ahead and behind.
(re-find #"a(?=b)" "acab") ;=> "a"
(re-find #"a(?!c)" "ac ad") ;=> "a"
(re-find #"(?<=a)b" "cbab") ;=> "b"
(re-seq #"(?<!\d)\d{2}(?!\d)" "12 345 67") ;=> ("12" "67")
(re-seq #"(?=(\d\d))" "1234") ;=> (["" "12"] ["" "23"] ["" "34"])
(re-find #"^(?=.*\d)(?=.*[a-z]).{4,}$" "abc1") ;=> "abc1"
(re-matches #"(?=.*\d)\w+" "abc") ;=> nil
(clojure.string/split "helloWorldFoo" #"(?<=[a-z])(?=[A-Z])") ;=> ["hello" "World" "Foo"]
(clojure.string/split "aBcD" #"(?=[A-Z])") ;=> ["a" "Bc" "D"]
(clojure.string/replace "1234567" #"(\d)(?=(\d{3})+$)" "$1,") ;=> "1,234,567"
(clojure.string/replace "cat cot" #"c(?=o)" "d") ;=> "cat dot"
(re-find #"(?>a+)b" "aab") ;=> "aab"
(re-find #"(?>a+)ab" "aab") ;=> nil
; What refers back.
(re-find #"(\w)\1" "hello") ;=> ["ll" "l"]
(re-seq #"(\w)\1" "aabbcd") ;=> (["aa" "a"] ["bb" "b"])
(re-find #"(?<q>['\"]).*?\k<q>" "say 'hi' x") ;=> ["'hi'" "'"]
(re-matches #"(a)b\1" "aba") ;=> ["aba" "a"]
(let [m (re-matcher #"(.)\1" "xxyy")] [(re-find m) (re-find m) (re-find m)]) ;=> [["xx" "x"] ["yy" "y"] nil]
; The steps back are bounded; a pattern that looks nowhere runs in linear time.
(re-find #"(?=a)(a+)+\1b" (apply str (repeat 5000 \a))) ;=> error: the regular expression took more than 1000000 steps back
(re-matches #"(a+)+b" (apply str (repeat 5000 \a))) ;=> nil
(re-pattern "(?=") ;=> error: cannot compile the regular expression
