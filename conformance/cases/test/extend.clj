; kinds of assertions and events of the program
(ns user (:require [clojure.test :refer :all]))
(defmethod assert-expr 'roughly [msg [_ expected found :as form]] `(let [e# ~expected f# ~found ok# (< (abs (- e# f#)) 0.01)] (do-report {:type (if ok# :pass :fail) :message ~msg :expected '~form :actual (list '~'not (list '~'roughly e# f#))}) ok#))
(is (roughly 1.0 1.001)) ;=> true
(with-out-str (is (roughly 1.0 1.5))) ;=> "\nFAIL in () (test/extend.clj:5)\nexpected: (roughly 1.0 1.5)\n  actual: (not (roughly 1.0 1.5))\n"
(defmethod assert-expr 'small? [msg form] (assert-predicate msg form))
(defn small? [x] (< x 10))
(with-out-str (is (small? (* 5 5)) "so small")) ;=> "\nFAIL in () (test/extend.clj:8)\nso small\nexpected: (small? (* 5 5))\n  actual: (not (small? 25))\n"
(with-out-str (is (roughly 1.0 (/ 1 0)))) ;=> "\nERROR in () (test/extend.clj:9)\nexpected: (roughly 1.0 (/ 1 0))\n  actual: arithmetic error: divide by zero\n    at test/extend.clj:9:32\n    at test/extend.clj:9:15\n    at test/extend.clj:9:1\n"
(defmethod report :note [m] (println "note:" (:text m)))
(with-out-str (do-report {:type :note :text "hello"})) ;=> "note: hello\n"
(with-out-str (do-report {:type :unknown})) ;=> "{:type :unknown}\n"
(eval (assert-expr nil '(= 1 1))) ;=> true
(eval (assert-any nil '(or nil 5))) ;=> 5
(function? 'inc) ;=> true
(function? 'when) ;=> false
(function? inc) ;=> true
