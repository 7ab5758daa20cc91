(ns user (:require [clojure.test :refer :all]))
; what passes says nothing and gives the value
(with-out-str (is (= 4 (+ 2 2)))) ;=> ""
(is (= 4 (+ 2 2))) ;=> true
(is (+ 1 1)) ;=> 2
(is (:a {:a 1}) "with a message") ;=> 1
(is (let [x 1] (= x 1))) ;=> true
(is (every? odd? [1 3])) ;=> true
; what fails says what its arguments were, and where
(with-out-str (is (= 5 (+ 2 2)))) ;=> "\nFAIL in () (test/is.clj:10)\nexpected: (= 5 (+ 2 2))\n  actual: (not (= 5 4))\n"
(with-out-str (is (not (= 1 1)))) ;=> "\nFAIL in () (test/is.clj:11)\nexpected: (not (= 1 1))\n  actual: (not (not true))\n"
(with-out-str (is (and true false))) ;=> "\nFAIL in () (test/is.clj:12)\nexpected: (and true false)\n  actual: false\n"
(with-out-str (is nil)) ;=> "\nFAIL in () (test/is.clj:13)\nexpected: nil\n  actual: nil\n"
(with-out-str (is (pos? -1) "a message")) ;=> "\nFAIL in () (test/is.clj:14)\na message\nexpected: (pos? -1)\n  actual: (not (pos? -1))\n"
(def r (atom nil))
(with-out-str (reset! r (is (= 1 2)))) ;=> "\nFAIL in () (test/is.clj:16)\nexpected: (= 1 2)\n  actual: (not (= 1 2))\n"
@r ;=> false
; an error is reported, not raised
(with-out-str (is (= 1 (/ 1 0)))) ;=> "\nERROR in () (test/is.clj:19)\nexpected: (= 1 (/ 1 0))\n  actual: arithmetic error: divide by zero\n    at test/is.clj:19:24\n    at test/is.clj:19:1\n"
; thrown?
(ex-message (is (thrown? ArithmeticException (/ 1 0)))) ;=> "divide by zero"
(with-out-str (is (thrown? Exception (+ 1 1)))) ;=> "\nFAIL in () (test/is.clj:22)\nexpected: (thrown? Exception (+ 1 1))\n  actual: nil\n"
(ex-data (is (thrown-with-msg? ExceptionInfo #"bo+m" (throw (ex-info "boom!" {:a 1}))))) ;=> {:a 1}
(subs (with-out-str (is (thrown-with-msg? Exception #"x" (throw (ex-info "boom" {}))))) 0 37) ;=> "\nFAIL in () (test/is.clj:24)\nexpected"
(clojure.string/includes? (with-out-str (is (thrown? ArithmeticException (throw (ex-info "boom" {}))))) "ERROR in ()") ;=> true
; the arguments of a function are evaluated once
(def n (atom 0))
(is (= 1 (swap! n inc))) ;=> true
@n ;=> 1
; testing
(with-out-str (testing "outer" (testing "inner" (is (= 1 2))))) ;=> "\nFAIL in () (test/is.clj:31)\nouter inner\nexpected: (= 1 2)\n  actual: (not (= 1 2))\n"
(testing "gives" 1 2) ;=> 2
(with-out-str (testing (str "a" "b") (is false))) ;=> "\nFAIL in () (test/is.clj:33)\nab\nexpected: false\n  actual: false\n"
