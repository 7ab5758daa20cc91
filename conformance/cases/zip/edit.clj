(require '[clojure.zip :as z])
(def v (z/vector-zip [1 [2 3] 4]))
(-> v z/down (z/replace :a) z/root) ;=> [:a [2 3] 4]
(-> v z/down (z/edit + 10) z/root) ;=> [11 [2 3] 4]
(-> v z/down (z/edit inc) z/node) ;=> 2
(-> v z/down z/right z/down (z/edit inc) z/up z/node) ;=> [3 3]
(-> v z/down (z/insert-left 0) z/root) ;=> [0 1 [2 3] 4]
(-> v z/down (z/insert-left 0) z/node) ;=> 1
(-> v z/down (z/insert-right 0) z/root) ;=> [1 0 [2 3] 4]
(-> v z/down z/rightmost (z/insert-right 0) z/root) ;=> [1 [2 3] 4 0]
(-> v (z/insert-child 0) z/root) ;=> [0 1 [2 3] 4]
(-> v (z/append-child 9) z/root) ;=> [1 [2 3] 4 9]
(-> v z/down z/right (z/insert-child 0) (z/append-child 9) z/root) ;=> [1 [0 2 3 9] 4]
(-> v z/down z/right z/remove z/root) ;=> [1 4]
(-> v z/down z/right z/remove z/node) ;=> 1
(-> v z/down z/remove z/node) ;=> [[2 3] 4]
(-> v z/down z/right z/down z/remove z/node) ;=> [3]
(-> v z/down z/right z/down z/right z/remove z/root) ;=> [1 [2] 4]
(-> v z/down z/right z/down z/remove z/down z/remove z/root) ;=> [1 [] 4]
(-> v (z/replace [7]) z/root) ;=> [7]
(z/root v) ;=> [1 [2 3] 4]
(meta (-> (z/vector-zip (with-meta [1 2] {:a 1})) z/down (z/edit inc) z/root)) ;=> {:a 1}
(-> (z/seq-zip '(1 (2 3))) z/down z/right z/down (z/edit inc) z/root) ;=> (1 (3 3))
(-> (z/xml-zip {:tag :a :content [{:tag :b} "x"]}) z/down (z/replace {:tag :c}) z/root) ;=> {:tag :a, :content [{:tag :c} "x"]}
(-> (z/xml-zip {:tag :a :content ["x"]}) z/down z/remove z/root) ;=> {:tag :a, :content nil}
(z/make-node v [1] '(1 2)) ;=> [1 2]
; an older place is as it was
(def one (-> v z/down z/right))
(z/root one) ;=> [1 [2 3] 4]
(def three (-> one (z/insert-left :l) (z/insert-right :r)))
(z/root three) ;=> [1 :l [2 3] :r 4]
(z/root one) ;=> [1 [2 3] 4]
(-> v (z/insert-left 1)) ;=> error: Insert at top
(-> v (z/insert-right 1)) ;=> error: Insert at top
(-> v z/remove) ;=> error: Remove at top
(-> v z/down (z/insert-child 1)) ;=> error: called children on a leaf node
