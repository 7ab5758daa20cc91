;; Generators: a search or a walk is written as if it did something with each result, and used as a
;; lazy sequence. `yield` hands a value over and waits, in the midst of whatever runs, until the next is
;; asked for.
;;
;;     consair run examples/generators.clj
(ns generators
  (:require [clojure.string :as str]))

;; A walk. Two trees have the same fringe when their leaves, left to right, are equal, whatever their
;; shapes. With two generators one sees the first difference and walks no further.

(def visited (atom 0))

(defn leaves [tree]
  (generator
    (letfn [(walk [node]
              (if (vector? node)
                (run! walk node)
                (do
                  (swap! visited inc)
                  (yield node))))]
      (walk tree))))

(defn same-fringe? [a b]
  (= (leaves a) (leaves b)))

(defn show-fringes [a b]
  (reset! visited 0)
  (println (format "%-34s" (str a " " b))
           (if (same-fringe? a b) "same fringe," "different,")
           @visited "leaves visited"))

;; A search with backtracking: one queen for each row, no two on a line. The function that places the
;; queens knows nothing of how many solutions somebody wants.

(defn attacked? [queens column]
  (some (fn [[distance other]]
          (or (= other column) (= distance (abs (- other column)))))
        (map-indexed (fn [i other] [(inc i) other]) queens)))

(defn queens
  "All ways to place n queens: lists of columns, the last row first."
  [n]
  (generator
    (letfn [(place [placed]
              (if (= n (count placed))
                (yield placed)
                (doseq [column (range n)
                        :when (not (attacked? placed column))]
                  (place (cons column placed)))))]
      (place ()))))

(defn draw [solution]
  (doseq [column solution]
    (println " " (str/join " " (map #(if (= % column) "Q" ".") (range (count solution)))))))

;; Processes that take turns: each yields what it waits for, and a scheduler runs them by the clock.

(defn kettle []
  (generator
    (println "   kettle: on")
    (yield 3)
    (println "   kettle: boils")))

(defn cook [dish minutes stirs]
  (generator
    (println (str "   " dish ": begun"))
    (dotimes [n stirs]
      (yield minutes)
      (println (str "   " dish ": stirred " (inc n) " of " stirs)))
    (yield minutes)
    (println (str "   " dish ": done"))))

(defn resume
  "Runs a process until it waits again: [time process], or nothing when it has ended."
  [now process]
  (when-let [[minutes] (seq process)]
    [[(+ now minutes) process]]))

(defn run-processes [processes]
  (loop [waiting (vec (mapcat #(resume 0 %) processes))]
    (when (seq waiting)
      (let [[now process :as next] (apply min-key first (reverse waiting))]
        (println "minute" now)
        (recur (into (filterv #(not (identical? next %)) waiting)
                     (resume now (rest process))))))))

(show-fringes [1 [2 3] [[4]]] [[1 2] [3 [4]]])
(show-fringes [1 [2 [3 4] 5] 6] [[1 9] [3 [4]] 5 6])
(println)
(println "The first way to place eight queens:")
(draw (first (queens 8)))
(println "and" (count (queens 6)) "ways to place six.")
(println)
(run-processes [(kettle) (cook "rice" 4 2) (cook "soup" 5 1)])
