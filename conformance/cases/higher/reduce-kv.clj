(reduce-kv (fn [a k v] (+ a v)) 0 {:a 1 :b 2}) ;=> 3
(reduce-kv (fn [a i x] (conj a [i x])) [] [:a :b]) ;=> [[0 :a] [1 :b]]
(reduce-kv assoc {} {:a 1}) ;=> {:a 1}
(reduce-kv (fn [a k v] a) :init nil) ;=> :init
(reduce-kv (fn [a k v] a) :init {}) ;=> :init
(reduce-kv (fn [a k v] (if (= k :b) (reduced a) (conj a k))) [] {:a 1 :b 2 :c 3}) ;=> [:a]
(reduce-kv (fn [a i x] (if (= i 2) (reduced a) (+ a x))) 0 [1 2 4 8]) ;=> 3
(reduce-kv (fn [m k v] (assoc m v k)) {} {:a 1 :b 2}) ;=> {1 :a, 2 :b}
(reduce-kv (fn [a k v] (+ a v)) 0 (zipmap (range 50) (range 50))) ;=> 1225
(reduce-kv + 0 #{1}) ;=> error:
