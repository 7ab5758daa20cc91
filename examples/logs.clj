;; What the log of a web server says: which pages are slow, what fails, who was there, and when.
;;
;;     consair run examples/logs.clj examples/logs.txt
;;
;; Lines are parsed lazily and counted in one pass; a line that is no request is not dropped in
;; silence. A session is what a client asked for without a pause of more than ten minutes.
(ns logs
  (:require [clojure.java.io :as io]
            [clojure.string :as str]))

(def line-pattern
  #"\S+T(\d\d):(\d\d):(\d\d) (\S+) (GET|POST) (\S+) (\d{3}) (\d+)B (\d+)ms")

(defn parse-line
  "A request, or {:unknown line}."
  [line]
  (if-let [[_ h m s client method path status size ms] (re-matches line-pattern line)]
    (let [[h m s status size ms] (map parse-long [h m s status size ms])]
      {:time (+ (* 3600 h) (* 60 m) s)
       :client client, :method method, :path path, :status status, :size size, :ms ms})
    {:unknown line}))

;; Small statistics

(defn percentile
  "The smallest of the numbers that p percent of them do not exceed."
  [p numbers]
  (let [sorted (vec (sort numbers))
        n (count sorted)]
    (nth sorted (max 0 (dec (quot (+ (* p n) 99) 100))))))

(defn clock [time]
  (format "%02d:%02d:%02d" (quot time 3600) (mod (quot time 60) 60) (mod time 60)))

(defn bar [n]
  (str/join (repeat n "#")))

(defn route
  "A path with numbers left out, so that items count as one page."
  [path]
  (str/replace path #"\d+" ":id"))

(defn failed? [{:keys [status]}]
  (<= 500 status))

;; Sections of the report

(defn title [text]
  (println)
  (println text)
  (println (str/replace text #"." "-")))

(defn pages [requests]
  (title "Pages")
  (println (format "%-16s %5s %6s %6s %6s %7s" "" "calls" "50 %" "95 %" "max" "failed"))
  (let [rows (for [[page calls] (group-by (comp route :path) requests)
                   :let [times (map :ms calls)]]
               {:page page
                :calls (count calls)
                :median (percentile 50 times)
                :high (percentile 95 times)
                :highest (apply max times)
                :failed (count (filter failed? calls))})]
    (doseq [row (sort-by (juxt (comp - :high) :page) rows)]
      (apply println (map format
                          ["%-16s" "%5d" "%6d" "%6d" "%6d" "%7d"]
                          ((juxt :page :calls :median :high :highest :failed) row))))))

(defn statuses [requests]
  (title "Answers")
  (doseq [[class n] (sort (frequencies (map #(quot (:status %) 100) requests)))]
    (println (format "%dxx %4d %s" class n (bar n)))))

(defn outages
  "Stretches of at least two failures with no more than three good answers between one and the next."
  [requests]
  (->> (map-indexed vector requests)
       (filter (comp failed? second))
       (reduce (fn [found [i request]]
                 (let [[before] (peek (peek found))]
                   (if (and before (<= (- i before) 4))
                     (update found (dec (count found)) conj [i request])
                     (conj found [[i request]]))))
               [])
       (filter next)
       (map #(map second %))))

(defn print-outages [requests]
  (title "Outages")
  (doseq [failures (outages requests)]
    (println (clock (:time (first failures))) "to" (clock (:time (last failures)))
             "--" (count failures) "failures:"
             (str/join ", " (sort (distinct (map :path failures)))))))

(defn sessions
  "The requests of one client, cut at the long pauses."
  [requests]
  (let [pauses (map - (map :time (rest requests)) (map :time requests))
        numbers (reductions + 0 (map #(if (< 600 %) 1 0) pauses))]
    (->> (map vector numbers requests)
         (partition-by first)
         (map #(map second %)))))

(defn clients [requests]
  (title "Clients")
  (doseq [[client found] (sort-by key (group-by :client requests))]
    (println client (str "(" (quot (reduce + (map :size found)) 1000) " kB)"))
    (doseq [session (sessions found)
            :let [bought (count (filter #(= ["POST" 200] ((juxt :method :status) %)) session))]]
      (println (format "  %s to %s %3d requests%s"
                       (clock (:time (first session)))
                       (clock (:time (last session)))
                       (count session)
                       (if (pos? bought) (str ", bought " bought) ""))))))

(with-open [file (io/reader (first *command-line-args*))]
  (let [{requests false, others true} (group-by #(contains? % :unknown) (map parse-line (line-seq file)))]
    (println (count requests) "requests," (count others) "other lines:")
    (run! println (map :unknown others))
    ((juxt pages statuses print-outages clients) requests)))
