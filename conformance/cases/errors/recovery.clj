; After an error the program goes on with what was there.
(def v [1 2 3])
(map #(/ 10 %) [1 0]) ;=> error: Divide by zero
v ;=> [1 2 3]
(def bad (/ 1 0)) ;=> error: Divide by zero
bad ;=> error: the var user/bad has no value yet
(def good 1)
(def good (throw (ex-info "keeps" {}))) ;=> error: keeps
good ;=> 1
(defn f [x] (if (= x 2) (throw (ex-info "two" {})) x))
(mapv f [1 2 3]) ;=> error: two
(mapv f [1 3]) ;=> [1 3]
(let [a (atom [])] (try (doseq [x [1 2 3]] (swap! a conj (f x))) (catch Exception e (swap! a conj :failed))) @a) ;=> [1 :failed]
(reduce (fn [acc x] (try (+ acc (f x)) (catch Exception e acc))) 0 [1 2 3]) ;=> 4
(let [s (map f '(1 2 3))] (try (doall s) (catch Exception e (first s)))) ;=> 1
(let [s (map f [1 2 3])] (try (doall s) (catch Exception e (first s)))) ;=> error: two
(sort-by f [3 2 1]) ;=> error: two
