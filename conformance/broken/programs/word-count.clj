(require '[clojure.string :as str])
(def text "The quick brown fox jumps over the lazy dog. The dog sleeps; the fox runs.")
(defn words [s] (re-seq #"[a-z]+" (str/lower-case s)))
(count (words text)) ;=> 15
(get (frequencies (words text)) "the") ;=> 4
(take 3 (sort-by (fn [[w n]] [(- n) w]) (frequencies (words text)))) ;=> (["the" 4] ["dog" 2] ["fox" 2])
(def by-length (group-by count (words text)))
(sort (keys by-length)) ;=> (3 4 5 6)
(distinct (by-length 5)) ;=> ("quick" "brown" "jumps")
(defn counts [ws] (reduce (fn [m w] (update m w (fnil inc 0))) {} ws))
(= (counts (words text)) (frequencies (words text))) ;=> true
(defn top [n ws] (->> ws frequencies (sort-by (juxt (comp - val) key)) (take n) (map first)))
(top 3 (words text)) ;=> ("the" "dog" "fox")
(str/join " " (map str/capitalize (take 3 (words text)))) ;=> "The Quick Brown"
(apply max-key count (words text)) ;=> "sleeps"
(defn longest [ws] (reduce (fn [best w] (if (> (count w) (count best)) w best)) "" ws))
(longest (words text)) ;=> "sleeps"
