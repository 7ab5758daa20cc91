(require '[consair.json :as json])
(json/write-str {:a [1 2.5 true nil "s"]}) ;=> "{\"a\":[1,2.5,true,null,\"s\"]}"
(json/write-str "a\n\"é😀\\") ;=> "\"a\\n\\\"é😀\\\\\""
(json/write-str [:kw 'sym :ns/kw \c]) ;=> "[\"kw\",\"sym\",\"kw\",\"c\"]"
(json/write-str '(1 2)) ;=> "[1,2]"
(json/write-str (map inc (range 3))) ;=> "[1,2,3]"
(json/write-str #{1}) ;=> "[1]"
(json/write-str [(map inc [1]) {:a (filter odd? [1 2])}]) ;=> "[[2],{\"a\":[1]}]"
(json/write-str {"s" 1 :k 2 'y 3 4 5 true 6}) ;=> "{\"s\":1,\"k\":2,\"y\":3,\"4\":5,\"true\":6}"
(json/write-str 123456789012345678901234567890N) ;=> "123456789012345678901234567890"
(json/write-str [1.0 1e21 -0.5]) ;=> "[1.0,1e+21,-0.5]"
(json/write-str #inst "2020") ;=> "\"2020-01-01T00:00:00.000-00:00\""
(json/write-str #uuid "00000000-0000-0000-0000-000000000001") ;=> "\"00000000-0000-0000-0000-000000000001\""
(json/write-str [1.50M 1/4]) ;=> "[1.50,0.25]"
(json/write-str nil) ;=> "null"
(json/write-str []) ;=> "[]"
(json/write-str {}) ;=> "{}"
(json/write-str {:a [1 {:b []}] :c {}} :indent true) ;=> "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}"
(with-out-str (json/pprint [1])) ;=> "[\n  1\n]\n"
(json/write-str {:a 1 :b 2} :key-fn name :value-fn (fn [k v] (if (= k :b) [v] v))) ;=> "{\"a\":1,\"b\":[2]}"
(let [x {"a" [1 {"b" [nil true "x"]}] "c" 1.5}] (= x (json/read-str (json/write-str x)))) ;=> true
; deep data is no trouble
(count (json/write-str (reduce (fn [v _] [v]) [] (range 100000)))) ;=> 200002
(json/write-str ##NaN) ;=> error: expected a number that json can hold, found NaN
(json/write-str {[1] 2}) ;=> error: expected a name or a number as key of json, found a vector
(json/write-str {:f inc}) ;=> error: expected nil, a boolean, a number, a text, a name or a collection to write as json, found a function
(json/write-str (map (fn [x] (/ 1 x)) [0])) ;=> error: divide by zero
