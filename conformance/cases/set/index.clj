(clojure.set/index #{{:a 1 :b 2}} [:a]) ;=> {{:a 1} #{{:a 1, :b 2}}}
(get (clojure.set/index #{{:a 1 :b 2} {:a 1 :b 3}} [:a]) {:a 1}) ;=> #{{:a 1, :b 2} {:a 1, :b 3}}
