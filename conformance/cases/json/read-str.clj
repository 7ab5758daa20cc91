(require '[consair.json :as json])
(json/read-str "{\"a\": [1, 2.5, true, null, \"s\"]}") ;=> {"a" [1 2.5 true nil "s"]}
(json/read-str "{\"a\": {\"b\": 1}}" :key-fn keyword) ;=> {:a {:b 1}}
(json/read-str "{\"x/y\": 1}" :key-fn keyword) ;=> {:x/y 1}
(json/read-str "{\"a\": 1}" :key-fn clojure.string/upper-case) ;=> {"A" 1}
(json/read-str "{\"a\": 1, \"b\": {\"a\": 2}}" :key-fn keyword :value-fn (fn [k v] (if (= k :a) (inc v) v))) ;=> {:a 2, :b {:a 3}}
(json/read-str "[]") ;=> []
(json/read-str "{}") ;=> {}
(json/read-str "  12  ") ;=> 12
(json/read-str "\"a\\n\\u00e9\\ud83d\\ude00\"") ;=> "a\né😀"
; integers are exact, others are floats
(json/read-str "[9223372036854775807, -9223372036854775808, 0, -0]") ;=> [9223372036854775807 -9223372036854775808 0 0]
(json/read-str "123456789012345678901234567890") ;=> 123456789012345678901234567890N
(json/read-str "[1.0, 1e3, -2.5E-2]") ;=> [1.0 1000.0 -0.025]
; the order of small objects is that of the text; of a key that is there twice the last holds
(json/read-str "{\"z\": 1, \"a\": 2, \"m\": 3}") ;=> {"z" 1, "a" 2, "m" 3}
(json/read-str "{\"a\": 1, \"a\": 2}") ;=> {"a" 2}
(json/read-str "[1.50, 1, 1e400]" :bigdec true) ;=> [1.50M 1 1E+400M]
(json/read-str "") ;=> error: cannot read json: EOF while parsing a value at line 1 column 0
(json/read-str "[1,\n 2,]") ;=> error: cannot read json: trailing comma at line 2 column 4
(json/read-str "{a: 1}") ;=> error: cannot read json: key must be a string at line 1 column 2
(json/read-str "[1] 2") ;=> error: cannot read json: trailing characters at line 1 column 5
(json/read-str "NaN") ;=> error: cannot read json: expected value at line 1 column 1
(json/read-str "1e999") ;=> error: cannot read json: expected a number that a float can hold, found 1e+999
(json/read-str (apply str (repeat 1000 "["))) ;=> error: cannot read json: recursion limit exceeded at line 1 column 128
(json/read-str nil) ;=> error: expected a string, found nil
(try (json/read-str "[\n1 2]") (catch Exception e (ex-data e))) ;=> {:line 2, :column 3}
