(require '[clojure.string :as str])
(def csv "name,age,city\nAnn,31,Oslo\nBob,45,Rome\nCyd,27,Oslo")
(defn parse-csv [text]
  (let [[header & rows] (map #(str/split % #",") (str/split-lines text))]
    (mapv #(zipmap (map keyword header) %) rows)))
(def people (map #(update % :age parse-long) (parse-csv csv)))
(first people) ;=> {:name "Ann", :age 31, :city "Oslo"}
(map :name (filter #(> (:age %) 30) people)) ;=> ("Ann" "Bob")
(update-vals (group-by :city people) #(mapv :name %)) ;=> {"Oslo" ["Ann" "Cyd"], "Rome" ["Bob"]}
(/ (reduce + (map :age people)) (count people)) ;=> 34.333333333333336
(defn parse-query [s] (into {} (for [pair (str/split s #"&") :let [[k v] (str/split pair #"=" 2)]] [(keyword k) v])))
(parse-query "a=1&b=two&c=x=y") ;=> {:a "1", :b "two", :c "x=y"}
(defn caesar [n s]
  (apply str (map (fn [c] (if (<= 97 (int c) 122) (char (+ 97 (mod (+ n (- (int c) 97)) 26))) c)) s)))
(caesar 3 "hello, xyz") ;=> "khoor, abc"
(caesar -3 (caesar 3 "round trip")) ;=> "round trip"
(defn palindrome? [s] (let [t (re-seq #"[a-z]" (str/lower-case s))] (= t (reverse t))))
(map palindrome? ["A man, a plan, a canal: Panama" "not one"]) ;=> (true false)
(defn run-lengths [s] (apply str (map #(str (count %) (first %)) (partition-by identity s))))
(run-lengths "aaabccd") ;=> "3a1b2c1d"
(defn roman [n]
  (loop [n n out "" [[v s] & more :as table] [[10 "X"] [9 "IX"] [5 "V"] [4 "IV"] [1 "I"]]]
    (cond (zero? n) out (>= n v) (recur (- n v) (str out s) table) :else (recur n out more))))
(map roman [1 4 9 14 27]) ;=> ("I" "IV" "IX" "XIV" "XXVII")
(defn balanced? [s]
  (empty? (reduce (fn [stack c]
                    (cond (#{\( \[} c) (conj stack c)
                          (= (peek stack) ({\) \( \] \[} c)) (pop stack)
                          (#{\) \]} c) (reduced [:wrong])
                          :else stack))
                  [] s)))
(map balanced? ["([])" "([)]" "((" ""]) ;=> (true false false true)
