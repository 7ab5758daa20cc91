(clojure.walk/postwalk-replace {:a 1} [:a {:b :a}]) ;=> [1 {:b 1}]
(clojure.walk/prewalk-replace {:a [:b] :b 2} [:a]) ;=> [[2]]
(clojure.walk/postwalk-replace {:a [:b] :b 2} [:a]) ;=> [[:b]]
