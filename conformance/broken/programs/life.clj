; Conway's game of life on a set of living cells.
(defn neighbours [[x y]]
  (for [dx [-1 0 1] dy [-1 0 1] :when (not= 0 dx dy)] [(+ x dx) (+ y dy)]))
(count (neighbours [0 0])) ;=> 8
(defn step [cells]
  (set (for [[cell n] (frequencies (mapcat neighbours cells))
             :when (or (= n 3) (and (= n 2) (contains? cells cell)))]
         cell)))
(def blinker #{[1 0] [1 1] [1 2]})
(= (step blinker) #{[0 1] [1 1] [2 1]}) ;=> true
(= (step (step blinker)) blinker) ;=> true
(def block #{[0 0] [0 1] [1 0] [1 1]})
(= (step block) block) ;=> true
(step #{[5 5]}) ;=> #{}
(def glider #{[1 0] [2 1] [0 2] [1 2] [2 2]})
(defn shift [cells] (set (map (fn [[x y]] [(inc x) (inc y)]) cells)))
(= (nth (iterate step glider) 4) (shift glider)) ;=> true
(map count (take 5 (iterate step glider))) ;=> (5 5 5 5 5)
(defn show [cells w h]
  (for [y (range h)] (apply str (for [x (range w)] (if (contains? cells [x y]) "#" ".")))))
(show glider 3 3) ;=> (".#." "..#" "###")
