;; consair.csv: tables of text, a row for each line.

(defn read-csv
  "The rows of a text, or of what a reader has left: vectors of strings. Options: :separator and :quote,
  characters."
  [from & {:keys [separator quote] :or {separator \, quote \"}}]
  (seq (read* (if (string? from) from (slurp from)) separator quote)))

(defn read-maps
  "As read-csv; the first row has the keys of the others, which become maps. The option :key-fn is called
  with each key."
  [from & {:keys [key-fn] :or {key-fn identity} :as options}]
  (let [[header & rows] (apply read-csv from (mapcat identity (dissoc (into {} options) :key-fn)))
        ks (mapv key-fn header)]
    (map (fn [row] (zipmap ks row)) rows)))

(defn write-str
  "The text of rows, each a sequence of values, as str gives them. Options: :separator and :quote,
  characters; :quote-all true to quote every value, :newline :cr+lf to end lines so."
  [rows & {:keys [separator quote quote-all newline] :or {separator \, quote \"}}]
  (write* (mapv (fn [row] (mapv str row)) rows) separator quote quote-all (= :cr+lf newline)))

(defn write-csv
  "Writes rows to the file at a path. Options as those of write-str."
  [path rows & options]
  (spit path (apply write-str rows options)))
