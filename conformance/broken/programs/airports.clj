;; A report on the airports of the United States, from a table of 3,376 of them:
;;
;;     consair run examples/report/airports.clj examples/report/airports.csv
(require '[clojure.string :as str]
         '[csv :refer [read-maps]])

(defn airport [row]
  (-> row
      (update :latitude parse-double)
      (update :longitude parse-double)))

(defn title [text]
  (println)
  (println text)
  (println (str/join (repeat (count text) "-"))))

(defn bar [n unit]
  (str/join (repeat (quot n unit) "*")))

(defn top
  "The n most frequent keys with their counts; those as frequent in the order of the keys."
  [n counts]
  (take n (sort-by (fn [[k c]] [(- c) k]) counts)))

(defn place [{:keys [iata name city state latitude longitude]}]
  (format "%-4s %s, %s %s (%.2f, %.2f)" iata name city state latitude longitude))

(defn by-state [airports]
  (title "States with the most airports")
  (doseq [[state n] (top 10 (frequencies (map :state airports)))]
    (println (format "%-3s %4d %5.1f %%  %s" state n (/ (* 100.0 n) (count airports)) (bar n 5)))))

(defn by-city [airports]
  (title "Cities with three airports or more")
  (let [cities (group-by (fn [{:keys [state city]}] [state city]) airports)]
    (doseq [[[state city] found] (sort-by key cities)
            :when (<= 3 (count found))]
      (println (format "%s %s: %s" state city (str/join ", " (sort (map :name found))))))))

(defn by-latitude [airports]
  (title "Airports by latitude")
  (let [band (fn [{:keys [latitude]}] (* 10 (int (quot latitude 10))))
        counts (frequencies (map band airports))]
    (doseq [[from n] (reverse (sort-by key counts))]
      (println (format "%3d to %3d %5d  %s" from (+ from 10) n (bar n 40))))))

(defn extremes [airports]
  (title "Extremes")
  (println "northernmost" (place (apply max-key :latitude airports)))
  (println "southernmost" (place (apply min-key :latitude airports)))
  (println "westernmost " (place (apply min-key :longitude airports))))

(defn by-word [airports]
  (title "Commonest words in names")
  (let [words (mapcat #(re-seq #"[A-Za-z]{3,}" (:name %)) airports)]
    (doseq [[word n] (top 8 (frequencies (map str/lower-case words)))]
      (println (format "%-15s %4d" word n)))))

(let [airports (mapv airport (read-maps (slurp (first *command-line-args*))))
      known (remove #(= "NA" (:state %)) airports)]
  (println (count airports) "airports,"
           (count known) "of them in" (count (set (map :state known))) "states and territories,"
           (- (count airports) (count known)) "without a state")
  (by-state known)
  (by-city known)
  (by-latitude known)
  (extremes known)
  (by-word airports))
