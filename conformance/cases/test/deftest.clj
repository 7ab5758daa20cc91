(ns user (:require [clojure.test :refer :all]))
(deftest passes (is (= 1 1)) (is (= 2 2)))
(deftest fails (is (= 1 2)))
(deftest breaks (throw (ex-info "boom" {:a 1})))
(deftest calls (passes))
(deftest- hidden (is true))
(:private (meta #'hidden)) ;=> true
(fn? (:test (meta #'passes))) ;=> true
(def summary (atom nil))
(def report-text (with-out-str (reset! summary (run-tests))))
@summary ;=> {:type :summary, :test 6, :pass 5, :fail 1, :error 1}
(successful? @summary) ;=> false
(successful? {:fail 0 :error 0}) ;=> true
(clojure.string/split-lines report-text) ;=> ["" "Testing user" "" "FAIL in (fails) (test/deftest.clj:3)" "expected: (= 1 2)" "  actual: (not (= 1 2))" "" "ERROR in (breaks)" "Uncaught exception, not in assertion." "expected: nil" "  actual: boom {:a 1}" "    at test/deftest.clj:4:17" "    at test/deftest.clj:10:48" "    at test/deftest.clj:10:18" "" "Ran 6 tests containing 7 assertions." "1 failures, 1 errors."]
(with-out-str (passes)) ;=> ""
(with-out-str (fails)) ;=> "\nFAIL in (fails) (test/deftest.clj:3)\nexpected: (= 1 2)\n  actual: (not (= 1 2))\n"
(with-out-str (test-var #'fails)) ;=> "\nFAIL in (fails) (test/deftest.clj:3)\nexpected: (= 1 2)\n  actual: (not (= 1 2))\n"
(deftest outer (fails))
(with-out-str (test-vars [#'outer])) ;=> "\nFAIL in (outer fails) (test/deftest.clj:3)\nexpected: (= 1 2)\n  actual: (not (= 1 2))\n"
(def one (atom nil))
(with-out-str (reset! one (run-test passes))) ;=> "\nRan 1 tests containing 2 assertions.\n0 failures, 0 errors.\n"
@one ;=> {:type :summary, :test 1, :pass 2, :fail 0, :error 0}
(with-test (defn twice [x] (* 2 x)) (is (= 4 (twice 2))))
(twice 4) ;=> 8
(with-out-str (reset! one (run-test-var #'twice))) ;=> "\nRan 1 tests containing 1 assertions.\n0 failures, 0 errors.\n"
(binding [*load-tests* false] (eval '(deftest not-there (is true)))) ;=> nil
(resolve 'not-there) ;=> nil
(ns user.other (:require [clojure.test :refer :all]))
(deftest other (is (= 1 1)))
(ns user.third (:require [clojure.test :refer :all]))
(with-out-str (reset! user/one (run-tests 'user.other 'user.third))) ;=> "\nTesting user.other\n\nTesting user.third\n\nRan 1 tests containing 1 assertions.\n0 failures, 0 errors.\n"
(with-out-str (reset! user/one (run-all-tests #"user\.o.*"))) ;=> "\nTesting user.other\n\nRan 1 tests containing 1 assertions.\n0 failures, 0 errors.\n"
(run-tests 'no.such) ;=> error: there is no namespace no.such
