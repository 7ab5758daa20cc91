(ns user (:require [clojure.test :refer :all]))
(def log (atom []))
(defn around [name] (fn [f] (swap! log conj [name :in]) (f) (swap! log conj [name :out])))
(use-fixtures :once (around :once))
(use-fixtures :each (around :first) (around :second))
(deftest a (swap! log conj :a))
(deftest b (swap! log conj :b))
(with-out-str (run-tests)) ;=> "\nTesting user\n\nRan 2 tests containing 0 assertions.\n0 failures, 0 errors.\n"
@log ;=> [[:once :in] [:first :in] [:second :in] :a [:second :out] [:first :out] [:first :in] [:second :in] :b [:second :out] [:first :out] [:once :out]]
(def seen (atom []))
((compose-fixtures (fn [f] (swap! seen conj 1) (f)) (fn [f] (swap! seen conj 2) (f))) (fn [] (swap! seen conj 3)))
@seen ;=> [1 2 3]
((join-fixtures []) (fn [] :called)) ;=> :called
(use-fixtures :sometimes identity) ;=> error: expected :once or :each in use-fixtures, found :sometimes
; an own report
(def events (atom []))
(binding [report (fn [m] (swap! events conj (:type m)))] (test-var #'a) (is (= 1 1)) (is (= 1 2)))
@events ;=> [:begin-test-var :end-test-var :pass :fail]
(binding [*report-counters* (atom {:pass 0})] (is true) (is true) (inc-report-counter :other) @*report-counters*) ;=> {:pass 2, :other 1}
; a hook takes the place of the tests
(ns user.hooked (:require [clojure.test :refer :all]))
(deftest one (is true))
(deftest two (is true))
(defn test-ns-hook [] (one))
(with-out-str (run-tests)) ;=> "\nTesting user.hooked\n\nRan 1 tests containing 1 assertions.\n0 failures, 0 errors.\n"
