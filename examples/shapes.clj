;; Shapes on a page: a protocol says what a shape can do, records and maps do it each in their way.
;;
;;     consair run examples/shapes.clj
;;
;; `Shape` is implemented by two records in place, by plain vectors (polygons) and by maps (groups) from
;; outside, and by a shape made on the spot with `reify`. `contains-point?` is all that the drawing
;; needs to know of any of them.
(ns shapes
  (:require [clojure.math :as math]
            [clojure.string :as str]))

(defprotocol Shape
  (area [shape])
  (bounds [shape] "The smallest box around it: [left top right bottom].")
  (contains-point? [shape point])
  (move [shape by] "The shape moved by a vector [dx dy]."))

(defprotocol Named
  (describe [shape]))

;; Points are vectors, as are differences of points

(defn add [p q] (mapv + p q))
(defn subtract [p q] (mapv - p q))
(defn cross [[ax ay] [bx by]] (- (* ax by) (* ay bx)))

(defn box-of [points]
  [(apply min (map first points)) (apply min (map second points))
   (apply max (map first points)) (apply max (map second points))])

;; Records

(defrecord Circle [centre radius]
  Shape
  (area [_] (* math/PI radius radius))
  (bounds [_] (into (subtract centre [radius radius]) (add centre [radius radius])))
  (contains-point? [_ point]
    (<= (reduce + (map * (subtract point centre) (subtract point centre))) (* radius radius)))
  (move [_ by] (->Circle (add centre by) radius))
  Named
  (describe [_] (str "a circle of radius " radius)))

(defrecord Box [corner size]
  Shape
  (area [_] (apply * size))
  (bounds [_] (box-of [corner (add corner size)]))
  (contains-point? [_ point] (every? true? (map <= corner point (add corner size))))
  (move [_ by] (->Box (add corner by) size))
  Named
  (describe [_] (if (apply = size)
                  (str "a square of " (first size))
                  (str "a box of " (str/join " x " size)))))

;; Types that were there before

(defn edges [points]
  (map vector points (concat (rest points) [(first points)])))

(defn crosses?
  "Does the edge cross the ray from the point to the right?"
  [[x y] [[ax ay] [bx by]]]
  (and (not= (< y ay) (< y by))
       (< x (+ ax (/ (* (- y ay) (- bx ax)) (- by ay))))))

(extend-protocol Shape
  clojure.lang.IPersistentVector
  (area [points] (/ (abs (reduce + (map (partial apply cross) (edges points)))) 2))
  (bounds [points] (box-of points))
  (contains-point? [points point] (odd? (count (filter #(crosses? point %) (edges points)))))
  (move [points by] (mapv #(add % by) points))

  clojure.lang.IPersistentMap
  (area [{:keys [shapes]}] (reduce + (map area shapes)))
  (bounds [{:keys [shapes]}] (box-of (mapcat #(partition 2 (bounds %)) shapes)))
  (contains-point? [{:keys [shapes]} point] (some #(contains-point? % point) shapes))
  (move [{:keys [shapes]} by] {:shapes (mapv #(move % by) shapes)}))

(extend-protocol Named
  clojure.lang.IPersistentVector
  (describe [points] (str "a polygon of " (count points) " corners"))
  clojure.lang.IPersistentMap
  (describe [{:keys [shapes]}] (str "a group of " (count shapes) " shapes"))
  nil
  (describe [_] "nothing")
  Object
  (describe [_] "something"))

(defn without
  "The first shape with the second cut out, as a shape."
  [whole hole]
  (reify
    Shape
    (area [_] (- (area whole) (area hole)))
    (bounds [_] (bounds whole))
    (contains-point? [_ point] (and (contains-point? whole point) (not (contains-point? hole point))))
    (move [_ by] (without (move whole by) (move hole by)))
    Named
    (describe [_] (str (describe whole) " without " (describe hole)))))

;; The page

(defn draw [shape]
  (let [[left top right bottom] (bounds shape)]
    (doseq [y (range top (inc bottom))]
      (println (str/trimr (str/join (for [x (range left (inc right) 1/2)]
                                      (if (contains-point? shape [x y]) "#" " "))))))))

(def roof [[0 6] [8 0] [16 6]])
(def house
  {:shapes [(move roof [0 1])
            (without (->Box [2 7] [12 6]) (->Box [7 9] [2 4]))
            (->Circle [21 3] 3)]})

(doseq [shape (concat (:shapes house) [house (->Box [0 0] [2 2]) nil :blue])]
  (println (format "%-44s" (describe shape))
           (if (satisfies? Shape shape) (format "%6.2f" (double (area shape))) "     -")))

(println)
(draw house)
(println)
(println "The box around it, and around it moved:" (bounds house) (bounds (move house [10 20])))
