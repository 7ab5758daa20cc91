(defn f [x] (inc x)) ;=> #'user/f
(f 1) ;=> 2
(defn g "doc of g" [x] x)
(:doc (meta #'g)) ;=> "doc of g"
(:arglists (meta #'g)) ;=> ([x])
(defn h ([] (h 1)) ([x] (h x 2)) ([x y] [x y]))
(h) ;=> [1 2]
(h 5) ;=> [5 2]
(h 5 6) ;=> [5 6]
(defn v [a & [b c]] [a b c])
(v 1) ;=> [1 nil nil]
(v 1 2) ;=> [1 2 nil]
(defn kw [& {:keys [a b] :or {b 2}}] [a b])
(kw :a 1) ;=> [1 2]
(kw :a 1 :b 3) ;=> [1 3]
(kw {:a 5}) ;=> [5 2]
(defn pre [x] {:pre [(pos? x)]} x)
(pre 1) ;=> 1
(pre -1) ;=> error: Assert failed: (pos? x)
(defn post [x] {:post [(> % 10)]} (* x 2))
(post 6) ;=> 12
(post 1) ;=> error: Assert failed: (> % 10)
(defn just-map [] {:a 1})
(just-map) ;=> {:a 1}
(defn- hidden [] 1)
(hidden) ;=> 1
(:private (meta #'hidden)) ;=> true
(defn even-odd? [n] (if (zero? n) :even (recur (dec n))))
(even-odd? 100000) ;=> :even
(f) ;=> error: expected 1 argument to f, found 0
(f 1 2) ;=> error: expected 1 argument to f, found 2
(defn) ;=> error: expected a name in defn, found nothing
(defn 5 []) ;=> error: expected a name, found 5
(defn no-params) ;=> error: expected a vector of parameters in defn, found nothing
(defn ^{:added "1"} tagged {:more 2} [x] x)
(select-keys (meta #'tagged) [:added :more]) ;=> {:added "1", :more 2}
