(clojure.set/rename #{{:a 1 :b 2}} {:a :c}) ;=> #{{:b 2, :c 1}}
(let [r [{:a 1}]] (clojure.set/rename r {:a :c}) r) ;=> [{:a 1}]
