(ns user (:require [clojure.test :refer :all]))
(with-out-str (are [x y] (= x y) 1 1, 2 (+ 1 1))) ;=> ""
(with-out-str (are [x] (pos? x) 1 -1)) ;=> "\nFAIL in () (test/are.clj:3)\nexpected: (pos? -1)\n  actual: (not (pos? -1))\n"
(with-out-str (are [x y] (= (* 2 x) y) 1 2, 2 5)) ;=> "\nFAIL in () (test/are.clj:4)\nexpected: (= (* 2 2) 5)\n  actual: (not (= 4 5))\n"
(are [x y] (= x y) 1) ;=> error: expected a multiple of 2 arguments in are, found 1
(clojure.template/apply-template '[x y] '(+ x y x) [1 2]) ;=> (+ 1 2 1)
(clojure.template/do-template [a b] (def a b) x 1 y 2)
[x y] ;=> [1 2]
