(clojure.set/project #{{:a 1 :b 2} {:a 1 :b 3}} [:a]) ;=> #{{:a 1}}
