; Moving in a nested vector by hand: a place is a node with what is left and right of it and the way up.
(defn zipper [node] {:node node :left [] :right () :up nil})
(defn down [{:keys [node] :as place}]
  (when (and (vector? node) (seq node)) {:node (first node) :left [] :right (rest node) :up place}))
(defn right [{:keys [node left right up]}]
  (when (seq right) {:node (first right) :left (conj left node) :right (rest right) :up up}))
(defn left [{:keys [node left right up]}]
  (when (seq left) {:node (peek left) :left (pop left) :right (cons node right) :up up}))
(defn up [{:keys [node left right up]}]
  (when up (assoc up :node (into (conj left node) right))))
(defn edit [place f & args] (apply update place :node f args))
(defn root [place] (if-let [p (up place)] (recur p) (:node place)))
(def tree [1 [2 3] 4])
(:node (down (zipper tree))) ;=> 1
(-> tree zipper down right :node) ;=> [2 3]
(-> tree zipper down right down right :node) ;=> 3
(-> tree zipper down right right left :node) ;=> [2 3]
(-> tree zipper down left) ;=> nil
(-> tree zipper down right right right) ;=> nil
(-> tree zipper down right down (edit * 10) root) ;=> [1 [20 3] 4]
(-> tree zipper down (edit inc) right down right (edit str) root) ;=> [2 [2 "3"] 4]
(-> [[[:deep]]] zipper down down down (edit name) root) ;=> [[["deep"]]]
(-> [] zipper down) ;=> nil
tree ;=> [1 [2 3] 4]
