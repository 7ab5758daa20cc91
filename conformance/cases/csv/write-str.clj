(require '[consair.csv :as csv])
(csv/write-str [["a" "b"] [1 2.5]]) ;=> "a,b\n1,2.5\n"
(csv/write-str [["a,b" "say \"hi\"" "two\nlines" nil :k]]) ;=> "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,:k\n"
(csv/write-str [[1 2]] :separator \;) ;=> "1;2\n"
(csv/write-str [["a" 1]] :quote-all true) ;=> "\"a\",\"1\"\n"
(csv/write-str [[1] [2]] :newline :cr+lf) ;=> "1\r\n2\r\n"
(csv/write-str (map (fn [i] (range i)) [1 3])) ;=> "0\n0,1,2\n"
(csv/write-str []) ;=> ""
(let [rows [["a" "b,c"] ["\"" "x\ny"]]] (= rows (csv/read-csv (csv/write-str rows)))) ;=> true
(csv/write-str [5]) ;=> error: expected
