(require '[clojure.string :as str])
(str/replace "hello" "l" "L") ;=> "heLLo"
(str/replace "hello" \l \L) ;=> "heLLo"
(str/replace "hello" #"l+" "L") ;=> "heLo"
(str/replace "hello" "x" "y") ;=> "hello"
(str/replace "a.b.c" "." "-") ;=> "a-b-c"
(str/replace "john smith" #"(\w+) (\w+)" "$2 $1") ;=> "smith john"
(str/replace "a1b2" #"\d" (fn [d] (str "<" d ">"))) ;=> "a<1>b<2>"
(str/replace "a1b2" #"([a-z])(\d)" (fn [[_ l d]] (str d l))) ;=> "1a2b"
(str/replace "abc" #"[ac]" {"a" "1" "c" "3"}) ;=> "1b3"
(str/replace "abc" "" "-") ;=> "-a-b-c-"
(str/replace-first "aaa" "a" "b") ;=> "baa"
(str/replace-first "aaa" #"a+" "b") ;=> "b"
(str/replace-first "abc" "x" "y") ;=> "abc"
(str/replace-first "a1b2" #"\d" (fn [d] (str (inc (parse-long d))))) ;=> "a2b2"
(str/replace "price: 5" #"\d" (str/re-quote-replacement "$1")) ;=> "price: $1"
(str/replace nil "a" "b") ;=> error: found nil
(str/replace "abc" \a "b") ;=> error: expected two strings or two characters, found one of each
