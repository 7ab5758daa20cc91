((fn [[a b]] (+ a b)) [1 2]) ;=> 3
((fn [{:keys [x y]}] (* x y)) {:x 2 :y 3}) ;=> 6
(defn f [[a b] {:keys [c]}] [a b c])
(f [1 2] {:c 3}) ;=> [1 2 3]
(defn g [& {:keys [x y] :or {y 2}}] [x y])
(g :x 1) ;=> [1 2]
(g :x 1 :y 5) ;=> [1 5]
(g) ;=> [nil 2]
(g {:x 10}) ;=> [10 2]
(g :x 1 {:y 9}) ;=> [1 9]
(g :x 1 {:x 9}) ;=> [9 2]
(defn h [a & [b c]] [a b c])
(h 1) ;=> [1 nil nil]
(h 1 2 3 4) ;=> [1 2 3]
(defn k [a & {:as opts}] [a opts])
(k 1 :b 2) ;=> [1 {:b 2}]
(k 1) ;=> [1 nil]
(map (fn [[k v]] [v k]) {:a 1}) ;=> ([1 :a])
(#(let [[a] %] a) [9]) ;=> 9
((fn [[a & more] & others] [a more others]) [1 2] 3 4) ;=> [1 (2) (3 4)]
(defn multi ([[a]] a) ([[a] [b]] (+ a b)))
[(multi [1]) (multi [1] [2])] ;=> [1 3]
(defn rec [[x & more] acc] (if x (recur more (+ acc x)) acc))
(rec [1 2 3] 0) ;=> 6
