; A tokenizer, a recursive descent parser and an evaluator for arithmetic.
(defn tokens [s] (map #(or (parse-long %) (symbol %)) (re-seq #"\d+|[-+*/()]" s)))
(map str (tokens "1 + 23*(4-5)")) ;=> ("1" "+" "23" "*" "(" "4" "-" "5" ")")
(declare expression)
(defn factor [[t & more]]
  (cond (number? t) [t more]
        (= t (symbol "(")) (let [[v [close & left]] (expression more)]
                             (if (= close (symbol ")")) [v left] (throw (ex-info "expected )" {:found close}))))
        (= t '-) (let [[v left] (factor more)] [(- v) left])
        :else (throw (ex-info "expected a number" {:found t}))))
(defn chain [operand operators]
  (fn [ts]
    (loop [[v [op & more :as left]] (operand ts)]
      (if-let [f (operators op)]
        (let [[w left] (operand more)] (recur [(f v w) left]))
        [v left]))))
(def term (chain factor {'* * '/ quot}))
(def expression (chain term {'+ + '- -}))
(defn calculate [s]
  (let [[v left] (expression (tokens s))]
    (if left (throw (ex-info "expected an operator" {:found (first left)})) v)))
(calculate "1 + 2 * 3") ;=> 7
(calculate "(1 + 2) * 3") ;=> 9
(calculate "10 - 2 - 3") ;=> 5
(calculate "100 / 5 / 2") ;=> 10
(calculate "-(2 + 3) * -2") ;=> 10
(calculate "2 * (3 + (4 - 1)) * 2") ;=> 24
(calculate "7") ;=> 7
(calculate "1 +") ;=> error: expected a number
(calculate "(1 + 2") ;=> error: expected )
(calculate "1 2") ;=> error: expected an operator
(calculate "1 / 0") ;=> error: divide by zero
