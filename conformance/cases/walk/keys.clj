(clojure.walk/keywordize-keys {"a" 1 "b" [{"c" 2}] :d 3}) ;=> {:a 1, :b [{:c 2}], :d 3}
(clojure.walk/stringify-keys {:a {:b 1}}) ;=> {"a" {"b" 1}}
