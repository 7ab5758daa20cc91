(keep #(if (odd? %) (* % %) nil) [1 2 3]) ;=> (1 9)
(keep :a [{:a 1} {} {:a false}]) ;=> (1 false)
(into [] (keep :a) [{:a 1} {}]) ;=> [1]
