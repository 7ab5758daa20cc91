;; Minimum, mean and maximum for each station of a file of "station;temperature" lines.
(require '[clojure.java.io :as io]
         '[clojure.string :as str])

(defn add-line [stats line]
  (let [[name t] (str/split line #";")
        t (parse-double t)]
    (if-let [[lo hi sum n] (get stats name)]
      (assoc stats name [(min lo t) (max hi t) (+ sum t) (inc n)])
      (assoc stats name [t t t 1]))))

(defn show [[name [lo hi sum n]]]
  (format "%s=%.1f/%.1f/%.1f" name lo (/ sum n) hi))

(with-open [r (io/reader (first *command-line-args*))]
  (let [stats (reduce add-line {} (line-seq r))]
    (println (str "{" (str/join ", " (map show (sort-by key stats))) "}"))))
