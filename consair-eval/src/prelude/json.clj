;; consair.json: JSON as data.

(defn read-str
  "The value of a text of JSON: objects as maps, arrays as vectors; integers of any size are exact. Options:
  :key-fn is called with each key, a string (keyword makes keywords); :value-fn with each key, as it is then,
  and its value; :bigdec true reads numbers with a fraction as decimals. An error says the line and column, in its data too."
  [text & {:keys [key-fn value-fn bigdec]}]
  (let [value (read* text (= keyword key-fn) bigdec)]
    (if (or value-fn (and key-fn (not= keyword key-fn)))
      (after-reading value (if (= keyword key-fn) identity (or key-fn identity)) (or value-fn (fn [_ v] v)))
      value)))

(defn- after-reading [x key-fn value-fn]
  (cond
    (map? x) (into {}
                   (map (fn [[k v]]
                          (let [k (key-fn k)]
                            [k (value-fn k (after-reading v key-fn value-fn))])))
                   x)
    (vector? x) (mapv (fn [v] (after-reading v key-fn value-fn)) x)
    :else x))

(defn read
  "As read-str, of all that a reader has left, or of the file at a path."
  [from & options]
  (apply read-str (slurp from) options))

(defn write-str
  "The text of a value in JSON: keywords and symbols by their names, sets and sequences as arrays, instants
  and UUIDs as strings. Options: :indent true lays it out in lines; :key-fn is called with each key, :value-fn
  with each key, before that, and its value."
  [x & {:keys [indent key-fn value-fn]}]
  (write* (if (or key-fn value-fn)
            (before-writing x (or key-fn identity) (or value-fn (fn [_ v] v)))
            x)
          indent))

(defn write
  "Writes a value in JSON to the file at a path. Options as those of write-str."
  [x path & options]
  (spit path (apply write-str x options)))

(defn pprint
  "Prints a value in JSON, laid out in lines. Options as those of write-str."
  [x & options]
  (println (apply write-str x :indent true options)))

(defn- before-writing [x key-fn value-fn]
  (cond
    (map? x) (into {}
                   (map (fn [[k v]] [(key-fn k) (before-writing (value-fn k v) key-fn value-fn)]))
                   x)
    (coll? x) (mapv (fn [v] (before-writing v key-fn value-fn)) x)
    :else x))
