(require '[consair.csv :as csv])
(csv/read-csv "a,b\n1,2\n") ;=> (["a" "b"] ["1" "2"])
(csv/read-csv "a,b\r\n1,2") ;=> (["a" "b"] ["1" "2"])
(csv/read-csv "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"") ;=> (["a,b" "say \"hi\"" "two\nlines"])
(csv/read-csv "a;b\n'c;d';e" :separator \; :quote \') ;=> (["a" "b"] ["c;d" "e"])
(csv/read-csv "a\tb" :separator \tab) ;=> (["a" "b"])
; rows may have different lengths; lines without anything are passed over
(csv/read-csv "a\n\nb,c,\n") ;=> (["a"] ["b" "c" ""])
(csv/read-csv "") ;=> nil
(csv/read-maps "name,age\nAnn,31\nBo,27" :key-fn keyword) ;=> ({:name "Ann", :age "31"} {:name "Bo", :age "27"})
(csv/read-maps "name;age\nAnn;31" :separator \;) ;=> ({"name" "Ann", "age" "31"})
(with-in-str "a,b\nc,d" (csv/read-csv *in*)) ;=> (["a" "b"] ["c" "d"])
(csv/read-csv "a" :separator "é") ;=> error: expected an ASCII character as separator, found é
(csv/read-csv 5) ;=> error: expected a string, found an integer
