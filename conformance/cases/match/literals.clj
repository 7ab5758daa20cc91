(require '[clojure.core.match :refer [match]])
(match 1 0 :zero 1 :one) ;=> :one
(match 1 1.0 :float 1 :int) ;=> :int
(match "a" "b" 1 "a" 2) ;=> 2
(match nil false :false nil :nil) ;=> :nil
(match false nil :nil false :false) ;=> :false
(match :k :j 1 :k 2) ;=> 2
(match \a \a true) ;=> true
(match 'x 'y 1 'x 2) ;=> 2
(match '(1 2) '(1 2) :same) ;=> :same
(match {:a 1} '{:a 1} :same) ;=> :same
(match "2020-01" #"\d{4}-\d\d" :date _ :other) ;=> :date
(match 5 #"\d" :date _ :other) ;=> :other
(match 5 _ :any) ;=> :any
(match 5 x (inc x)) ;=> 6
(match 5 4 :four :else :other) ;=> :other
(match 1 (:or 0 1) :small _ :large) ;=> :small
(match 7 (:or 0 1) :small _ :large) ;=> :large
(match 7 0 :zero) ;=> error argument: no matching clause: 7
(match [1 {:a "x"}] [2 _] :no) ;=> error: no matching clause: [1 {:a "x"}]
(match (list 1 2) 0 :zero) ;=> error: no matching clause: (1 2)
; the subject is evaluated once
(def n (atom 0))
(match (swap! n inc) 5 :five 4 :four 1 :one) ;=> :one
@n ;=> 1
; in clojure.core, too
(clojure.core/match 3 n (* n n)) ;=> 9
(match 1 2) ;=> error: expected a pattern and an expression in turn in match, found 1 forms
