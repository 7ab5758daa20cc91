(def out (atom []))
(defn note [x] (swap! out conj x))
(doseq [x [1 2 3]] (note x)) ;=> nil
@out ;=> [1 2 3]
(reset! out []) ;=> []
(doseq [x [1 2] y [:a :b]] (note [x y])) ;=> nil
@out ;=> [[1 :a] [1 :b] [2 :a] [2 :b]]
(reset! out []) ;=> []
(doseq [x (range 10) :when (odd? x) :while (< x 6) :let [y (* x x)]] (note y)) ;=> nil
@out ;=> [1 9 25]
(reset! out []) ;=> []
(doseq [[k v] {:a 1}] (note k) (note v)) ;=> nil
@out ;=> [:a 1]
(doseq [] (note :once)) ;=> nil
(doseq [x nil] (note :never)) ;=> nil
@out ;=> [:a 1 :once]
(doseq [x [1]]) ;=> nil
(reset! out []) ;=> []
(doseq [x [3 1] :let [f (fn [] x)]] (note (f))) ;=> nil
@out ;=> [3 1]

(let [a (atom [])] (doseq [x [1 2 3]] (swap! a conj x)) @a) ;=> [1 2 3]
(let [a (atom [])] (doseq [x [1 2] y [3 4]] (swap! a conj [x y])) @a) ;=> [[1 3] [1 4] [2 3] [2 4]]
(let [a (atom [])] (doseq [x (range 9) :when (odd? x) :while (< x 6) :let [y (* x x)]] (swap! a conj y)) @a) ;=> [1 9 25]
(doseq [x [1]] x) ;=> nil
(let [a (atom [])] (doseq [[k v] {:a 1}] (swap! a conj k v)) @a) ;=> [:a 1]
(let [a (atom 0)] (doseq [_ (range 100000)] (swap! a inc)) @a) ;=> 100000
