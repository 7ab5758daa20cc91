;; clojure.zip: a place in a tree, with what lies around it.
;;
;; A place (loc) is [node path]; the functions of its tree are its metadata. The path of the root is nil,
;; that of what `next` gives after the last node :end, and else a map:
;;
;;   :l       the siblings to the left, the nearest first
;;   :r       the siblings to the right, the nearest first
;;   :pnodes  the nodes above, the nearest first
;;   :ppath   the path of the node above
;;   :changed? true when the node above must be made again
;;
;; All of these are lists or made afresh, so that no step changes an older place in place.

(defn zipper
  "The place at the root of a tree. (branch? node) says whether a node can have children, (children node)
  gives them, (make-node node children) makes a node like that one with other children."
  [branch? children make-node root]
  (with-meta [root nil] {:zip/branch? branch? :zip/children children :zip/make-node make-node}))

(defn seq-zip
  "The zipper of nested sequences."
  [root]
  (zipper seq? identity (fn [node children] (with-meta children (meta node))) root))

(defn vector-zip
  "The zipper of nested vectors."
  [root]
  (zipper vector? seq (fn [node children] (with-meta (vec children) (meta node))) root))

(defn xml-zip
  "The zipper of elements of XML: maps with their children under :content; strings are leaves."
  [root]
  (zipper (complement string?)
          (comp seq :content)
          (fn [node children] (assoc (copy node) :content (and children (vec children))))
          root))

(defn- at [loc node path]
  (with-meta [node path] (meta loc)))

(defn- moved [path l r]
  {:l l :r r :pnodes (:pnodes path) :ppath (:ppath path) :changed? (:changed? path)})

(defn- changed [path l r]
  {:l l :r r :pnodes (:pnodes path) :ppath (:ppath path) :changed? true})

(defn- raise [message]
  (throw (ex-info message {})))

;; ---- looking ----

(defn node
  "The node at loc."
  [loc]
  (nth loc 0))

(defn branch?
  "True when the node at loc can have children."
  [loc]
  ((:zip/branch? (meta loc)) (node loc)))

(defn children
  "The children of the node at loc, which must be a branch."
  [loc]
  (if (branch? loc)
    ((:zip/children (meta loc)) (node loc))
    (raise "called children on a leaf node")))

(defn make-node
  "A node like the given one with other children; loc says of which tree."
  [loc node children]
  ((:zip/make-node (meta loc)) node children))

(defn path
  "The nodes above loc, from the root on; nil at the root."
  [loc]
  (when-let [nodes (:pnodes (nth loc 1))]
    (vec (reverse nodes))))

(defn lefts
  "The siblings to the left of loc, in their order."
  [loc]
  (seq (reverse (:l (nth loc 1)))))

(defn rights
  "The siblings to the right of loc."
  [loc]
  (:r (nth loc 1)))

(defn end?
  "True for what next gives after the last node."
  [loc]
  (= :end (nth loc 1)))

;; ---- moving ----

(defn down
  "The first child of loc; nil when there is none."
  [loc]
  (when (branch? loc)
    (let [[node path] loc
          [child & others :as all] (children loc)]
      (when all
        (at loc child {:l () :r others :pnodes (cons node (:pnodes path)) :ppath path})))))

(defn up
  "The node above loc, made again if something below it was changed; nil at the root."
  [loc]
  (let [[node path] loc]
    (when-let [pnodes (:pnodes path)]
      (let [pnode (first pnodes)
            ppath (:ppath path)]
        (if (:changed? path)
          (at loc
              (make-node loc pnode (concat (reverse (:l path)) (cons node (:r path))))
              (and ppath (changed ppath (:l ppath) (:r ppath))))
          (at loc pnode ppath))))))

(defn root
  "The node at the root, with all changes."
  [loc]
  (if (end? loc)
    (node loc)
    (let [above (up loc)]
      (if above
        (recur above)
        (node loc)))))

(defn right
  "The next sibling; nil when there is none."
  [loc]
  (let [[node path] loc
        [sibling & others :as all] (:r path)]
    (when (and path all)
      (at loc sibling (moved path (cons node (:l path)) others)))))

(defn rightmost
  "The last of the siblings, loc itself if it is that."
  [loc]
  (let [[node path] loc]
    (if (and path (seq (:r path)))
      (at loc (last (:r path)) (moved path (into (cons node (:l path)) (butlast (:r path))) nil))
      loc)))

(defn left
  "The sibling before loc; nil when there is none."
  [loc]
  (let [[node path] loc]
    (when (and path (seq (:l path)))
      (at loc (first (:l path)) (moved path (rest (:l path)) (cons node (:r path)))))))

(defn leftmost
  "The first of the siblings, loc itself if it is that."
  [loc]
  (let [[node path] loc]
    (if (and path (seq (:l path)))
      (let [[first-one & between] (reverse (:l path))]
        (at loc first-one (moved path () (concat between (cons node (:r path))))))
      loc)))

(defn next
  "The place after loc, depth first; after the last one a place for which end? is true, and which stays."
  [loc]
  (if (end? loc)
    loc
    (or (and (branch? loc) (down loc))
        (right loc)
        (next-above loc))))

(defn- next-above [loc]
  (if-let [above (up loc)]
    (or (right above) (recur above))
    [(node loc) :end]))

(defn prev
  "The place before loc, depth first; nil at the root."
  [loc]
  (if-let [sibling (left loc)]
    (last-below sibling)
    (up loc)))

(defn- last-below [loc]
  (if-let [child (and (branch? loc) (down loc))]
    (recur (rightmost child))
    loc))

;; ---- changing ----

(defn replace
  "The place with another node."
  [loc node]
  (let [path (nth loc 1)]
    (at loc node (and path (changed path (:l path) (:r path))))))

(defn edit
  "The place with (f node args...) in place of its node."
  [loc f & args]
  (replace loc (apply f (node loc) args)))

(defn insert-left
  "The place with item as a sibling before it."
  [loc item]
  (let [[node path] loc]
    (if path
      (at loc node (changed path (cons item (:l path)) (:r path)))
      (raise "Insert at top"))))

(defn insert-right
  "The place with item as a sibling after it."
  [loc item]
  (let [[node path] loc]
    (if path
      (at loc node (changed path (:l path) (cons item (:r path))))
      (raise "Insert at top"))))

(defn insert-child
  "The place with item as the first child of its node."
  [loc item]
  (replace loc (make-node loc (node loc) (cons item (children loc)))))

(defn append-child
  "The place with item as the last child of its node."
  [loc item]
  (replace loc (make-node loc (node loc) (concat (children loc) [item]))))

(defn remove
  "The tree without the node at loc: the place that was before it, depth first."
  [loc]
  (let [path (nth loc 1)]
    (cond
      (nil? path) (raise "Remove at top")
      (seq (:l path))
      (last-below (at loc (first (:l path)) (changed path (rest (:l path)) (:r path))))
      :else
      (let [ppath (:ppath path)]
        (at loc
            (make-node loc (first (:pnodes path)) (:r path))
            (and ppath (changed ppath (:l ppath) (:r ppath))))))))
