(def n (atom 0))
(def s (lazy-seq (swap! n inc) (throw (ex-info "broken" {}))))
(first s) ;=> error info: broken
(seq s) ;=> error info: broken
(count s) ;=> error info: broken
(def t (map (fn [x] (/ 10 x)) (iterate dec 2)))
(take 2 t) ;=> (5 10)
(take 3 t) ;=> error arithmetic:
(take 2 t) ;=> (5 10)
(try (doall (map inc [1 :a])) (catch Exception e :caught)) ;=> :caught
(try (map inc [:a]) :not-yet (catch Exception e :caught)) ;=> :not-yet
(= [1] (map inc [:a])) ;=> error type:
(hash (map inc [:a])) ;=> error type:
(str (map inc [:a])) ;=> error type:
{(map inc [:a]) 1} ;=> error type:
(contains? #{} (map inc [:a])) ;=> error type:
(sort (map inc [:a])) ;=> error type:
(let [x (try (first (map (fn [_] (throw (ex-info "e" {:n 1}))) [1])) (catch Exception e (:n (ex-data e))))] x) ;=> 1
