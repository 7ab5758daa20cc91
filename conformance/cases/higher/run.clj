(let [seen (atom [])] (run! #(swap! seen conj %) {:a 1}) @seen) ;=> [[:a 1]]
