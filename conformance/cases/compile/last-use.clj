((fn [m k x] (assoc m k (conj (get m k []) x))) {1 [:a]} 1 2) ;=> {1 [:a 2]}
((fn [m] (assoc m :n (count m))) {:a 1}) ;=> {:a 1, :n 1}
((fn [m] (assoc m (count m) (count m))) {:a 1}) ;=> {:a 1, 1 1}
((fn [v] (conj v (count v))) [1 2]) ;=> [1 2 2]
((fn [v] (conj v v)) '(1)) ;=> ((1) 1)
((fn [v] [v (first v) (count v) v]) [1]) ;=> [[1] 1 1 [1]]
((fn [v] (cons (first v) (rest v))) [1 2]) ;=> (1 2)
((fn [a b] (nth a (count a) (nth b (count b) a))) [1] [2]) ;=> [1]
((fn [s] (if (seq s) (cons (first s) (rest s)) s)) [1 2]) ;=> (1 2)
((fn [m] (let [n (get m :n)] (if n (assoc m :n (inc n)) m))) {:n 1}) ;=> {:n 2}
((fn [m k] (assoc m k (loop [i 0 s 0] (if (< i 3) (recur (inc i) (+ s (get m k))) s)))) {:a 2} :a) ;=> {:a 6}
((fn [m] (try (assoc m :b (throw (ex-info "x" {}))) (catch ExceptionInfo e m))) {:a 1}) ;=> {:a 1}
(reduce-kv (fn [m k v] (assoc m v (conj (get m v []) k))) {} {:a 1 :b 2 :c 1}) ;=> {1 [:a :c], 2 [:b]}
(loop [i 0 v [9]] (if (< i 2) (recur (inc i) ((fn [x] [v x]) v)) v)) ;=> [[[9] [9]] [[9] [9]]]
(loop [i 0 m {:a 1}] (if (< i 2) (recur (inc i) (assoc {} :b m)) m)) ;=> {:b {:b {:a 1}}}
(loop [i 0 v 1] (if (< i 3) (recur (inc i) (try (if (= i 1) (throw (ex-info "x" {})) (inc v)) (catch ExceptionInfo e (* 10 v)))) v)) ;=> 21
(loop [i 0 v 1] (if (< i 3) (recur (inc i) (max (min v 5) (+ v i))) v)) ;=> 4
((fn f [n v] (if (pos? n) (recur (dec n) (list n v)) v)) 2 0) ;=> (1 (2 0))
