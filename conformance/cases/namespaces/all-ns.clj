; all-ns
(every? some? (all-ns)) ;=> true
(some #{'clojure.core} (map ns-name (all-ns))) ;=> clojure.core
(some #{'clojure.string} (map ns-name (all-ns))) ;=> clojure.string
