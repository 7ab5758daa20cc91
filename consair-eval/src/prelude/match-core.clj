;; clojure.core: matching, defined in clojure.core.match.

(defmacro match
  "Evaluates the expression after the first pattern that fits the value of subject: see
  clojure.core.match/match. (match x [a & more] (f a more), {:k v} v, (n :guard even?) n, :else nil)"
  [subject & clauses]
  `(clojure.core.match/match ~subject ~@clauses))
