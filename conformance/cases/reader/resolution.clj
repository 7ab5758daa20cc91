; What macros and quote see of ::keywords and syntax-quotes is what the reader makes of them.
(ns app.core (:require [clojure.string :as str]))
(defmacro quoted [x] (list 'quote x))
::a ;=> :app.core/a
(quoted ::a) ;=> :app.core/a
'(::a ::str/b) ;=> (:app.core/a :clojure.string/b)
(quoted [::str/b]) ;=> [:clojure.string/b]
`str/join ;=> clojure.string/join
`map ;=> clojure.core/map
`local ;=> app.core/local
(quoted `a) ;=> (quote app.core/a)
(= (first `(x# x#)) (second `(x# x#))) ;=> false
`(1 ~(+ 1 1) ~@[3 4]) ;=> (1 2 3 4)
(-> `(+ 1 ~2) eval) ;=> 3
`[~@nil] ;=> []
`{:a ~(inc 1)} ;=> {:a 2}
`#{~1} ;=> #{1}
(let [x `y] x) ;=> app.core/y
`.method ;=> .method
`if ;=> if
::nope/x ;=> error: expected a known alias, found nope
