;; clojure.template: expressions with holes, by name.

(defn apply-template
  "The expression with the values in place of the names in argv."
  [argv expr values]
  (clojure.walk/postwalk-replace (zipmap argv values) expr))

(defmacro do-template
  "Evaluates the expression once for each group of values in place of the names in argv."
  [argv expr & values]
  `(do ~@(map (fn [group] (apply-template argv expr group)) (partition (count argv) values))))
