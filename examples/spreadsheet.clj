;; A spreadsheet: cells refer to one another, and are computed in whatever order that asks for.
;;
;;     consair run examples/spreadsheet.clj examples/spreadsheet.txt
;;
;; A cell that begins with = is a formula, written as Lisp, so the reader of the language is its
;; parser: =(+ B2 (sum C2:C5)). Values come from a map of `delay`s, one for each cell; who needs
;; another cell's value forces it, and nothing is computed twice. A circle would have a delay wait
;; for itself; so it is looked for first, with a depth-first walk.
(ns spreadsheet
  (:require [clojure.edn :as edn]
            [clojure.math :as math]
            [clojure.string :as str]))

;; Names of cells: column letter and row number

(defn place [cell]
  (let [[_ letter number] (re-matches #"([A-Z])(\d+)" (name cell))]
    (when letter
      [letter (parse-long number)])))

(defn columns [from to]
  (map (comp str char) (range (int (first from)) (inc (int (first to))))))

(defn cells-of
  "The cells that a symbol of a formula stands for: those of a range like B2:C5, itself, or none."
  [sym]
  (let [[from to] (map place (str/split (name sym) #":"))]
    (cond
      (nil? from) nil
      (nil? to) [(name sym)]
      :else (for [row (range (second from) (inc (second to)))
                  column (columns (first from) (first to))]
              (str column row)))))

;; The sheet: {"A1" content}, where content is nil, a number, a text or {:formula form}

(defn read-cell [text]
  (cond
    (str/blank? text) nil
    (str/starts-with? text "=") {:formula (edn/read-string (subs text 1))}
    :else (or (parse-double text) text)))

(defn read-sheet [text]
  (into {}
        (for [[row line] (map-indexed vector (str/split-lines text))
              [column cell] (map vector (columns "A" "Z") (str/split line #"\|"))]
          [(str column (inc row)) (read-cell (str/trim cell))])))

(defn needs
  "The cells that a content refers to."
  [{:keys [formula]}]
  (->> (tree-seq seq? identity formula)
       (filter symbol?)
       (mapcat cells-of)))

(defn circular?
  "Does a cell need itself, by way of others?"
  [sheet cell]
  (loop [[next & waiting] (needs (sheet cell))
         met #{}]
    (cond
      (nil? next) false
      (= next cell) true
      (met next) (recur waiting met)
      :else (recur (concat (needs (sheet next)) waiting) (conj met next)))))

;; Formulas

(defn numbers [values]
  (filter number? (flatten values)))

(defn sum [& values]
  (reduce + 0 (numbers values)))

(defn mean [& values]
  (if-let [found (seq (numbers values))]
    (/ (sum found) (count found))
    (throw (ex-info "no numbers" {}))))

(defn divide [a b]
  (if (zero? b) (throw (ex-info "division by zero" {})) (/ a b)))

(def functions
  {'+ +, '- -, '* *, '/ divide, '< <, '> >, '= =, 'sum sum, 'mean mean, 'str str
   'round #(/ (math/round (* 100.0 %)) 100.0)
   'max #(apply max (numbers %&))
   'min #(apply min (numbers %&))
   'count #(count (numbers %&))})

(defn evaluate [form value-of]
  (cond
    (symbol? form) (let [cells (cells-of form)]
                     (cond
                       (empty? cells) (throw (ex-info (str "no " form) {}))
                       (next cells) (map value-of cells)
                       :else (value-of (first cells))))
    (and (seq? form) (= 'if (first form))) (let [[_ test then else] form]
                                             (evaluate (if (evaluate test value-of) then else) value-of))
    (seq? form) (let [[f & arguments] form]
                  (if-let [function (functions f)]
                    (apply function (map #(evaluate % value-of) arguments))
                    (throw (ex-info (str "no function " f) {}))))
    :else form))

(defn content-value [sheet cell value-of]
  (let [{:keys [formula] :as content} (sheet cell)]
    (cond
      (nil? formula) content
      (circular? sheet cell) {:error "circle"}
      :else (try
              (evaluate formula value-of)
              (catch Exception e {:error (ex-message e)})))))

(defn compute
  "The value of each cell; {:error text} for one that has none, and for those that need it."
  [sheet]
  (let [values (atom {})
        value-of (fn [cell]
                   (let [value (force (get @values cell))]
                     (if-let [error (:error value)]
                       (throw (ex-info error {:cell cell}))
                       value)))]
    (doseq [cell (keys sheet)]
      (swap! values assoc cell (delay (content-value sheet cell value-of))))
    (update-vals @values force)))

;; The picture

(defn shown [value]
  (cond
    (:error value) (str "#" (:error value))
    (and (number? value) (== value (long value))) (str (long value))
    (number? value) (format "%.2f" (double value))
    :else (str value)))

(defn print-row [cells]
  (println (str/trimr (str/join " | " cells))))

(defn draw [values]
  (let [places (map place (keys values))
        letters (sort (distinct (map first places)))
        text (fn [letter row] (shown (values (str letter row))))
        rows (range 1 (inc (apply max (map second places))))
        width (fn [letter] (apply max 3 (map #(count (text letter %)) rows)))
        widths (zipmap letters (map width letters))]
    (print-row (cons "  " (map #(format (str "%-" (widths %) "s") %) letters)))
    (doseq [row rows]
      (print-row (cons (format "%2d" row)
                       (for [letter letters
                             :let [side (if (number? (values (str letter row))) "" "-")]]
                         (format (str "%" side (widths letter) "s") (text letter row))))))))

(draw (compute (read-sheet (slurp (first *command-line-args*)))))
