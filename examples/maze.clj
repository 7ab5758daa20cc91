;; A maze solver: the shortest way from S to E, by a search in waves (breadth first).
;;
;;     consair run examples/maze.clj examples/maze.txt
;;
;; The search knows nothing of mazes: `shortest-path` takes a function that gives the neighbours of a
;; node, and serves as well for a puzzle about jugs of water.
(ns maze
  (:require [clojure.string :as str]))

;; The search

(defn wave
  "The next wave: each node that was not met before, with the node that it was reached from."
  [neighbours met frontier]
  (into {}
        (for [node frontier
              next (neighbours node)
              :when (not (contains? met next))]
          [next node])))

(defn walk-back
  "The way that led to a node, from its start."
  [came-from node]
  (->> (iterate came-from node)
       (take-while some?)
       reverse))

(defn shortest-path
  "The shortest path from start to a node that is a goal, or nil."
  [neighbours goal? start]
  (loop [came-from {start nil}
         frontier [start]]
    (if-let [goal (first (filter goal? frontier))]
      (walk-back came-from goal)
      (when (seq frontier)
        (let [reached (wave neighbours came-from frontier)]
          (recur (into came-from reached) (keys reached)))))))

;; The maze: a vector of rows of characters; a place is [row column]

(defn read-maze [text]
  (mapv vec (str/split-lines text)))

(defn places [maze c]
  (for [[row line] (map-indexed vector maze)
        [column found] (map-indexed vector line)
        :when (= c found)]
    [row column]))

(defn open-neighbours [maze]
  (fn [[row column]]
    (for [place [[(dec row) column] [row (inc column)] [(inc row) column] [row (dec column)]]
          :when (not= \# (get-in maze place \#))]
      place)))

(defn mark
  "The maze with the path drawn into it."
  [maze path]
  (reduce (fn [maze place] (assoc-in maze place \*))
          maze
          (rest (butlast path))))

(def turn-names {[-1 0] "north", [0 1] "east", [1 0] "south", [0 -1] "west"})

(defn directions
  "The path in words: [\"east\" 3] means three steps to the east."
  [path]
  (->> (map (fn [from to] (turn-names (mapv - to from))) path (rest path))
       (partition-by identity)
       (map (juxt first count))))

(defn solve [maze]
  (let [[start] (places maze \S)
        [end] (places maze \E)]
    (shortest-path (open-neighbours maze) #{end} start)))

;; Jugs of 3 and 5 litres, a tap and a sink: how does one measure 4 litres?

(defn pourings [[a b]]
  (let [into-b (min a (- 5 b))
        into-a (min b (- 3 a))]
    (distinct [[3 b] [a 5] [0 b] [a 0]
               [(- a into-b) (+ b into-b)]
               [(+ a into-a) (- b into-a)]])))

(let [maze (read-maze (slurp (first *command-line-args*)))
      path (solve maze)]
  (println (count (places maze \space)) "open places;" (dec (count path)) "steps are enough:")
  (println (str/join ", " (for [[turn n] (directions path)] (str turn " " n))))
  (println)
  (run! println (map str/join (mark maze path))))

(println)
(println "4 litres with jugs of 3 and 5:")
(println (str/join " -> " (shortest-path pourings (fn [[_ b]] (= b 4)) [0 0])))
(println "7 litres:" (pr-str (shortest-path pourings (fn [[_ b]] (= b 7)) [0 0])))
