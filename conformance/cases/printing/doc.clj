(clojure.string/includes? (with-out-str (doc conj)) "conj") ;=> true
(clojure.string/includes? (with-out-str (doc map)) "clojure.core/map") ;=> true
(clojure.string/includes? (with-out-str (doc when)) "Macro") ;=> true
(defn f "Adds one." [x] (inc x))
(clojure.string/includes? (with-out-str (doc f)) "Adds one.") ;=> true
(clojure.string/includes? (with-out-str (doc no-such-name)) "nothing is known") ;=> true
