(= (clojure.set/join #{{:a 1 :b 2} {:a 2 :b 9}} #{{:a 1 :c 3}}) #{{:a 1 :b 2 :c 3}}) ;=> true
(= (clojure.set/join #{{:a 1}} #{{:x 1 :c 3} {:x 2}} {:a :x}) #{{:a 1 :x 1 :c 3}}) ;=> true
(clojure.set/join #{} #{{:a 1}}) ;=> #{}
(count (clojure.set/join #{{:a 1} {:a 2}} #{{:b 1} {:b 2}})) ;=> 4
