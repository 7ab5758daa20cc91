;; clojure.pprint: data laid out in lines.
;;
;; A value becomes a node: a text, or a block {:open :close :sep :items :width} of nodes. A block stands on
;; one line when it fits before the right margin together with what must follow it on that line; else each
;; of its items begins a line. An entry of a map is a block of a key and a value.

(def ^:dynamic *print-right-margin*
  "How many columns a line of pprint has at most."
  72)

(def ^:dynamic *print-pretty*
  "False when pprint is to print on one line."
  true)

(def ^:dynamic *print-miser-width*
  "Clojure's narrow layout of code begins here; data has none, so nothing depends on it."
  40)

(defn pprint
  "Prints a value, laid out in lines of at most *print-right-margin* columns, to the output or to a writer."
  ([x]
   (if *print-pretty*
     (lay (node x 0) 0 0 *print-right-margin*)
     (pr x))
   (newline))
  ([x writer]
   (binding [*out* writer]
     (pprint x))))

(defn pp
  "Prints the value of the last expression of the prompt, laid out."
  []
  (pprint *1))

(defn write
  "Prints a value as pprint does, without the last new line; :stream nil gives the text instead, :pretty
  false prints on one line, :right-margin is another margin."
  [x & {:keys [stream pretty right-margin] :or {stream true pretty true right-margin *print-right-margin*}}]
  (let [out (fn [] (if pretty (lay (node x 0) 0 0 right-margin) (pr x)))]
    (if stream
      (do (out) nil)
      (with-out-str (out)))))

(defn simple-dispatch
  "Prints a value as pprint does, without the last new line."
  [x]
  (lay (node x 0) 0 0 *print-right-margin*)
  nil)

;; ---- nodes ----

(defn- node
  "The node of a value that stands in so many collections."
  [x depth]
  (cond
    (not (coll? x)) (pr-str x)
    (and *print-level* (>= depth *print-level*)) "#"
    (map? x) (block "{" "}" ", " (nodes entry-node x depth))
    (vector? x) (block "[" "]" " " (nodes node x depth))
    (set? x) (block "#{" "}" " " (nodes node x depth))
    (and (seq? x) (prefix-of x)) (block (prefix-of x) "" "" [(node (second x) (inc depth))])
    (seq? x) (block "(" ")" " " (nodes node x depth))
    :else (pr-str x)))

(defn- nodes
  "The nodes of the elements of a collection, as many as *print-length* says."
  [make coll depth]
  (let [shown (mapv (fn [x] (make x (inc depth))) (if *print-length* (take *print-length* coll) coll))]
    (if (and *print-length* (seq (drop *print-length* coll)))
      (conj shown "...")
      shown)))

(defn- entry-node
  "The node of an entry, which counts as a collection."
  [[k v] depth]
  (if (and *print-level* (>= depth *print-level*))
    "#"
    (block "" "" " " [(node k (inc depth)) (node v (inc depth))])))

(defn- prefix-of
  "How the reader writes the list, where it has a shorter way."
  [[head & more]]
  (when (and (seq more) (not (next more)))
    (case head
      quote "'"
      var "#'"
      clojure.core/deref "@"
      clojure.core/unquote "~"
      nil)))

(defn- width [node]
  (if (string? node) (count node) (:width node)))

(defn- block [open close sep items]
  {:open open :close close :sep sep :items items
   :width (+ (count open) (count close)
             (* (count sep) (max 0 (dec (count items))))
             (reduce + 0 (map width items)))})

;; ---- lines ----

(defn- lay
  "Prints a node that begins at a column, with `trail` columns of text after it on its line. Gives the
  column after it, and whether it took more than one line."
  [node column trail margin]
  (if (string? node)
    (do (print node) [(+ column (count node)) false])
    (let [{:keys [open close sep items]} node
          start (+ column (count open))]
      (print open)
      (loop [items (seq items)
             left (- (:width node) (count open))
             column start
             broken? false]
        (if items
          (let [item (first items)
                more (next items)
                [column item-broken?] (lay item column (if more (count sep) (+ (count close) trail)) margin)
                left (- left (width item) (if more (count sep) 0))
                break? (or broken? item-broken? (> (+ column (count sep) left trail) margin))]
            (cond
              (not more) (recur nil left column (or broken? item-broken?))
              break? (do (print (clojure.string/trimr sep))
                         (newline)
                         (print (apply str (repeat start " ")))
                         (recur more left start true))
              :else (do (print sep)
                        (recur more left (+ column (count sep)) false))))
          (do (print close)
              [(+ column (count close)) broken?]))))))

;; ---- tables ----

(defn print-table
  "Prints rows, maps, as a table with the columns ks: the keys of the first row if they are left out."
  ([rows] (print-table (keys (first rows)) rows))
  ([ks rows]
   (when (seq rows)
     (let [widths (mapv (fn [k] (apply max (count (str k)) (map (fn [row] (count (str (get row k)))) rows)))
                        ks)
           padded (fn [text width] (str (apply str (repeat (- width (count text)) " ")) text))
           line (fn [texts] (str "| " (clojure.string/join " | " (map padded texts widths)) " |"))]
       (newline)
       (println (line (map str ks)))
       (println (str "|" (clojure.string/join "+" (map (fn [w] (apply str (repeat (+ 2 w) "-"))) widths)) "|"))
       (doseq [row rows]
         (println (line (map (fn [k] (str (get row k))) ks))))))))
