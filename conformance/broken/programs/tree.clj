; A binary search tree in maps, and walking it.
(defn insert [tree x]
  (cond (nil? tree) {:value x}
        (< x (:value tree)) (update tree :left insert x)
        (> x (:value tree)) (update tree :right insert x)
        :else tree))
(defn tree-of [xs] (reduce insert nil xs))
(defn in-order [tree] (when tree (concat (in-order (:left tree)) [(:value tree)] (in-order (:right tree)))))
(in-order (tree-of [5 2 8 1 9 3])) ;=> (1 2 3 5 8 9)
(tree-of [2 1 3]) ;=> {:value 2, :left {:value 1}, :right {:value 3}}
(defn depth [tree] (if tree (inc (max (depth (:left tree)) (depth (:right tree)))) 0))
(depth (tree-of [5 2 8 1])) ;=> 3
(depth (tree-of (range 50))) ;=> 50
(defn has? [tree x]
  (cond (nil? tree) false
        (= x (:value tree)) true
        :else (recur (if (< x (:value tree)) (:left tree) (:right tree)) x)))
(map #(has? (tree-of [5 2 8]) %) [2 3 8]) ;=> (true false true)
(defn map-tree [f tree] (when tree (-> tree (update :value f) (update :left #(map-tree f %)) (update :right #(map-tree f %)))))
(in-order (map-tree #(* 10 %) (tree-of [2 1 3]))) ;=> (10 20 30)
(def forest {:name "root" :kids [{:name "a" :kids [{:name "a1"}]} {:name "b"}]})
(map :name (tree-seq :kids :kids forest)) ;=> ("root" "a" "a1" "b")
(defn paths [{:keys [name kids]}] (if kids (for [k kids p (paths k)] (str name "/" p)) [name]))
(paths forest) ;=> ("root/a/a1" "root/b")
(get-in forest [:kids 0 :kids 0 :name]) ;=> "a1"
(:name (first (:kids (update-in forest [:kids 0 :name] clojure.string/upper-case)))) ;=> "A"
