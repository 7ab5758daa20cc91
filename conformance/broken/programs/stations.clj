;; The minimum, mean and maximum of each station of "station;temperature" rows:
;;
;;     consair run examples/weather/stations.clj [FILE]      without a file: the standard input
;;
;; Temperatures are counted in whole tenths, so that the result is exact and in any order the same.
(require '[clojure.java.io :as io]
         '[clojure.string :as str])

(defn tenths
  "The number of tenths in a text like -12.3."
  [text]
  (parse-long (str/replace text "." "")))

(defn add-row [stats row]
  (let [[station text] (str/split row #";")
        t (tenths text)]
    (if-let [[low high sum n] (get stats station)]
      (assoc stats station [(min low t) (max high t) (+ sum t) (inc n)])
      (assoc stats station [t t t 1]))))

(defn mean
  "The mean in tenths, rounded; a half is rounded up."
  [sum n]
  (let [twice (+ sum sum n)
        n (* 2 n)]
    (quot (- twice (mod twice n)) n)))

(defn show [[station [low high sum n]]]
  (apply format "%s=%.1f/%.1f/%.1f" station (map #(/ % 10.0) [low (mean sum n) high])))

(let [path (first *command-line-args*)]
  (with-open [rows (if path (io/reader path) *in*)]
    (let [stats (reduce add-row {} (line-seq rows))]
      (println (str "{" (str/join ", " (map show (sort-by key stats))) "}")))))
