(require '[clojure.pprint :as pp])
(with-out-str (pp/print-table [{:a 1 :b 2} {:a "long text" :b nil}])) ;=> "\n|        :a | :b |\n|-----------+----|\n|         1 |  2 |\n| long text |    |\n"
(with-out-str (pp/print-table [:b :c] [{:a 1 :b 2} {:a "long text" :b nil}])) ;=> "\n| :b | :c |\n|----+----|\n|  2 |    |\n|    |    |\n"
(with-out-str (pp/print-table [])) ;=> ""
(with-out-str (pp/print-table [:a] [])) ;=> ""
(with-out-str (pp/print-table [{"x" 1.5 'y :k}])) ;=> "\n|   x |  y |\n|-----+----|\n| 1.5 | :k |\n"
(with-out-str (pp/print-table [:k] [{:k :v} {:k {:a 1}}])) ;=> "\n|     :k |\n|--------|\n|     :v |\n| {:a 1} |\n"
