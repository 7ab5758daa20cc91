(map-indexed vector [:a :b]) ;=> ([0 :a] [1 :b])
(map-indexed vector nil) ;=> ()
(into [] (map-indexed vector) [:a :b]) ;=> [[0 :a] [1 :b]]
(let [xf (map-indexed vector)] [(into [] xf [:a]) (into [] xf [:b])]) ;=> [[[0 :a]] [[0 :b]]]
