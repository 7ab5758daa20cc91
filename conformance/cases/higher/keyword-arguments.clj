(defn f [a & {:keys [b c] :or {c 0}}] [a b c])
(f 1) ;=> [1 nil 0]
(f 1 :b 2) ;=> [1 2 0]
(f 1 :c 3 :b 2) ;=> [1 2 3]
(f 1 {:b 2}) ;=> [1 2 0]
(f 1 :c 3 {:b 2}) ;=> [1 2 3]
(f 1 :b nil :c nil) ;=> [1 nil nil]
(f 1 :b 2 :b 3) ;=> [1 3 0]
(f 1 :b 2 :c) ;=> error:
(defn g [& {:as opts}] opts)
(g) ;=> nil
(g :a 1) ;=> {:a 1}
(g :a 1 {:b 2}) ;=> {:a 1, :b 2}
(defn h [& {:keys [a] :as all}] [a all])
(h :a 1 :z 2) ;=> [1 {:a 1, :z 2}]
(apply f 1 [:b 2]) ;=> [1 2 0]
(apply f 1 [{:b 2}]) ;=> [1 2 0]
(defn s [& {:strs [x] :syms [y] :or {x 5}}] [x y])
(s "x" 1 'y 2) ;=> [1 2]
(s) ;=> [5 nil]
(defn q [& {:keys [:a n/b] :n/keys [c]}] [a b c])
(q :a 1 :n/b 2 :n/c 3) ;=> [1 2 3]
