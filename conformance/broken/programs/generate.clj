;; Prints rows of "station;temperature" for the other program of this folder:
;;
;;     consair run examples/weather/generate.clj ROWS [SEED] > rows.txt
;;
;; The same numbers give the same rows, on every engine: the random numbers are our own
;; (the "minimal standard" of Park and Miller: x' = 48271 x mod 2^31-1).
(require '[places :refer [places]])

(defn next-random [x]
  (rem (* x 48271) 2147483647))

(defn mean-tenths
  "A plausible yearly mean, in tenths of a degree: 27.5 on the equator, about -5 at 66 degrees."
  [latitude]
  (- 275 (quot (* 3 latitude latitude) 40)))

(def stations
  (mapv (fn [[name latitude]] [name (mean-tenths latitude)]) places))

(defn print-row
  "Prints a row made of the random numbers after x, and gives the last of them."
  [x]
  (let [a (next-random x)
        b (next-random a)
        c (next-random b)
        [name mean] (nth stations (rem a (count stations)))
        ;; Two dice of 241 faces: the deviation is most often near 0, and at most 24 degrees.
        tenths (+ mean (- (rem b 241) 120) (- (rem c 241) 120))]
    (println (str name ";" (/ tenths 10.0)))
    c))

(let [[rows seed] (map parse-long *command-line-args*)]
  (when-not (and rows (<= 0 rows))
    (throw (ex-info "expected a number of rows: generate.clj ROWS [SEED]" {:args *command-line-args*})))
  (loop [n rows
         x (inc (mod (or seed 1) 2147483646))]
    (when (pos? n)
      (recur (dec n) (print-row x)))))
