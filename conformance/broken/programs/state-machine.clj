(def transitions
  {:locked {:coin :unlocked, :push :locked}
   :unlocked {:coin :unlocked, :push :locked}})
(defn step [state event]
  (or (get-in transitions [state event])
      (throw (ex-info "no such event" {:state state :event event}))))
(step :locked :coin) ;=> :unlocked
(reduce step :locked [:coin :push :push]) ;=> :locked
(reductions step :locked [:coin :coin :push]) ;=> (:locked :unlocked :unlocked :locked)
(step :locked :kick) ;=> error: no such event
(try (reduce step :locked [:coin :kick :push]) (catch Exception e (ex-data e))) ;=> {:state :unlocked, :event :kick}
(defn accepts? [machine start final input] (= final (reduce (fn [s i] (get-in machine [s i] :dead)) start input)))
(def even-ones {:even {0 :even 1 :odd} :odd {0 :odd 1 :even}})
(map #(accepts? even-ones :even :even %) [[1 0 1] [1 0] [] [2]]) ;=> (true false true false)
(defn run-program [program]
  (loop [pc 0 stack () output []]
    (if-let [[op arg] (get program pc)]
      (case op
        :push (recur (inc pc) (conj stack arg) output)
        :add (recur (inc pc) (conj (pop (pop stack)) (+ (peek stack) (peek (pop stack)))) output)
        :dup (recur (inc pc) (conj stack (peek stack)) output)
        :print (recur (inc pc) (pop stack) (conj output (peek stack)))
        :jump-if (recur (if (pos? (peek stack)) arg (inc pc)) stack output)
        (throw (ex-info (str "unknown operation " op) {:pc pc})))
      output)))
(run-program [[:push 2] [:push 3] [:add] [:print]]) ;=> [5]
(run-program [[:push 3] [:dup] [:print] [:push -1] [:add] [:jump-if 1]]) ;=> [3 2 1]
(run-program [[:oops]]) ;=> error: unknown operation :oops
