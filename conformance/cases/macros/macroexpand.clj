(macroexpand-1 '(when a b c)) ;=> (if a (do b c))
(macroexpand-1 '(inc 1)) ;=> (inc 1)
(macroexpand-1 5) ;=> 5
(macroexpand '(inc 1)) ;=> (inc 1)
(macroexpand-1 '(if a b)) ;=> (if a b)
(defmacro m1 [x] `(m2 ~x))
(defmacro m2 [x] [:done x])
(macroexpand-1 '(m1 5)) ;=> (user/m2 5)
(macroexpand '(m1 5)) ;=> [:done 5]
(first (macroexpand '(defn f [x] x))) ;=> def
(first (macroexpand '(when-not a b))) ;=> if
(require '[clojure.walk :as walk])
(walk/macroexpand-all '(m1 (m1 1))) ;=> [:done [:done 1]]
