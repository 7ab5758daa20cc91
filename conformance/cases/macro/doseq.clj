(let [a (atom [])] (doseq [x [1 2 3]] (swap! a conj x)) @a) ;=> [1 2 3]
(let [a (atom [])] (doseq [x [1 2] y [3 4]] (swap! a conj [x y])) @a) ;=> [[1 3] [1 4] [2 3] [2 4]]
(let [a (atom [])] (doseq [x (range 9) :when (odd? x) :while (< x 6) :let [y (* x x)]] (swap! a conj y)) @a) ;=> [1 9 25]
(doseq [x [1]] x) ;=> nil
(let [a (atom [])] (doseq [[k v] {:a 1}] (swap! a conj k v)) @a) ;=> [:a 1]
(let [a (atom 0)] (doseq [_ (range 100000)] (swap! a inc)) @a) ;=> 100000
