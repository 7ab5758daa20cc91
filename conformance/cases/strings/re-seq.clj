(re-seq #"\d" "a1b2c3") ;=> ("1" "2" "3")
(re-seq #"\w+" "the quick fox") ;=> ("the" "quick" "fox")
(re-seq #"x" "abc") ;=> nil
(re-seq #"(\w)=(\d)" "a=1,b=2") ;=> (["a=1" "a" "1"] ["b=2" "b" "2"])
(count (re-seq #"a" "banana")) ;=> 3
(re-seq #"aa" "aaaa") ;=> ("aa" "aa")
(re-seq #"a*" "ba") ;=> ("" "a" "")
(into {} (map (fn [[_ k v]] [(keyword k) v]) (re-seq #"(\w+):(\w+)" "a:1 b:2"))) ;=> {:a "1", :b "2"}
(re-seq #"a" nil) ;=> error: found nil
