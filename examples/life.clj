;; Conway's Game of Life. A world is the set of its living cells, so it has no edges.
;;
;;     consair run examples/life.clj
;;
;; A living cell with two or three neighbours stays alive, a dead one with three comes to life:
;; `frequencies` of all neighbours of all living cells is nearly the whole program.
(ns life
  (:require [clojure.set :as set]
            [clojure.string :as str]))

(defn parse
  "The world that a drawing shows: O is a living cell."
  [lines]
  (set (for [[y line] (map-indexed vector lines)
             [x c] (map-indexed vector line)
             :when (= c \O)]
         [x y])))

(defn neighbours [[x y]]
  (for [dx [-1 0 1]
        dy [-1 0 1]
        :when (not= 0 dx dy)]
    [(+ x dx) (+ y dy)]))

(defn step [world]
  (set (for [[cell n] (frequencies (mapcat neighbours world))
             :when (or (= n 3) (and (= n 2) (world cell)))]
         cell)))

(defn generations [world]
  (iterate step world))

;; Drawing

(defn bounds
  "The smallest and the largest of the numbers, as a range to walk."
  [numbers]
  (range (apply min numbers) (inc (apply max numbers))))

(defn draw [world]
  (if (empty? world)
    ["(nothing)"]
    (for [y (bounds (map second world))]
      (str/join (for [x (bounds (map first world))]
                  (if (world [x y]) "O" "."))))))

(defn side-by-side
  "Drawings next to each other, each with its caption above."
  [captions drawings]
  (let [height (apply max (map count drawings))
        column (fn [caption drawing]
                 (let [lines (take (inc height) (concat [caption] drawing (repeat "")))
                       width (apply max (map count lines))]
                   (map #(format (str "%-" width "s") %) lines)))]
    (->> (map column captions drawings)
         (apply map #(str/trimr (str/join "   " %&))))))

(defn film [title world ages]
  (println)
  (println title)
  (let [worlds (generations world)]
    (run! println (side-by-side (map #(str "t=" %) ages)
                                (map #(draw (nth worlds %)) ages)))))

;; What becomes of a world

(defn normal
  "The world moved so that its upper left corner is [0 0]."
  [world]
  (let [left (apply min (map first world))
        top (apply min (map second world))]
    (set (for [[x y] world] [(- x left) (- y top)]))))

(defn fate
  "How a world ends: {:kind :dies, :at age}, or {:kind :repeats, :at age, :period n, :moved? bool}."
  [world]
  (loop [[world & later] (generations world)
         age 0
         seen {}]
    (if (empty? world)
      {:kind :dies, :at age}
      (let [shape (normal world)]
        (if-let [[before age-before] (seen shape)]
          {:kind :repeats, :at age-before, :period (- age age-before), :moved? (not= before world)}
          (recur later (inc age) (assoc seen shape [world age])))))))

(defn in-words [{:keys [kind at period moved?]}]
  (cond
    (= kind :dies) (str "is dead at t=" at)
    moved? (str "flies from t=" at " on, with period " period)
    (= period 1) (str "is still from t=" at " on")
    :else (str "oscillates from t=" at " on, with period " period)))

(def patterns
  (array-map
   "block" ["OO" "OO"]
   "blinker" ["OOO"]
   "glider" [".O." "..O" "OOO"]
   "spaceship" [".O..O" "O...." "O...O" "OOOO."]
   "pulsar seed" ["OOOOO" "O...O"]
   "diehard" ["......O." "OO......" ".O...OOO"]))

(film "A glider" (parse (patterns "glider")) [0 1 2 3 4])
(film "Two gliders meet"
      (let [glider (parse (patterns "glider"))]
        (set/union glider (set (for [[x y] glider] [(- 13 x) (+ 1 y)]))))
      [0 8 16 24])

(println)
(doseq [[title lines] patterns]
  (println (format "%-12s" title) (in-words (fate (parse lines)))))
