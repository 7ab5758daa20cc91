;; Derivatives: algebra by pattern matching.
;;
;;     consair run examples/derivative.clj
;;
;; A formula is a number, the variable :x, or a vector like [:* 3 [:sin :x]]. Each rule of calculus
;; and of simplification is one line of a `match`: a pattern, and the formula that it becomes.
;; Whether the rules are right is measured: each derivative is compared with a slope.
(ns derivative
  (:require [clojure.core.match :refer [match]]
            [clojure.math :as math]
            [clojure.walk :refer [postwalk]]))

(defn derivative [formula]
  (let [d derivative]
    (match formula
      (_ :guard number?) 0
      :x 1
      [:+ u v] [:+ (d u) (d v)]
      [:- u v] [:- (d u) (d v)]
      [:* u v] [:+ [:* (d u) v] [:* u (d v)]]
      [:/ u v] [:/ [:- [:* (d u) v] [:* u (d v)]] [:pow v 2]]
      [:pow u (n :guard number?)] [:* [:* n [:pow u (dec n)]] (d u)]
      [:sin u] [:* [:cos u] (d u)]
      [:cos u] [:* [:* -1 [:sin u]] (d u)]
      [:exp u] [:* [:exp u] (d u)]
      [:ln u] [:/ (d u) u])))

(defn- simpler
  "The formula with one rule applied at its root; itself where none applies."
  [formula]
  (match formula
    (:or [:+ 0 u] [:+ u 0] [:- u 0] [:* 1 u] [:* u 1] [:/ u 1] [:pow u 1]) u
    (:or [:* 0 _] [:* _ 0] [:/ 0 _]) 0
    [:pow _ 0] 1
    [:+ (a :guard number?) (b :guard number?)] (+ a b)
    [:- (a :guard number?) (b :guard number?)] (- a b)
    [:* (a :guard number?) (b :guard number?)] (* a b)
    [:* (a :guard number?) [:* (b :guard number?) u]] [:* (* a b) u]
    [:* [:* (a :guard number?) u] v] [:* a [:* u v]]
    [:* (u :guard (complement number?)) (a :guard number?)] [:* a u]
    [:* (u :guard (complement number?)) [:* (a :guard number?) v]] [:* a [:* u v]]
    [:+ u [:* (a :guard [number? neg?]) v]] [:- u [:* (- a) v]]
    [:* [:pow :x (n :guard number?)] :x] [:pow :x (inc n)]
    [:* :x :x] [:pow :x 2]
    _ formula))

(defn simplify
  "The formula with the rules applied everywhere, until nothing changes any more."
  [formula]
  (let [next (postwalk simpler formula)]
    (if (= next formula)
      formula
      (recur next))))

(defn evaluate [formula x]
  (match formula
    (n :guard number?) n
    :x x
    [:ln u] (math/log (evaluate u x))
    [op & arguments] (apply ({:+ +, :- -, :* *, :/ /, :pow math/pow
                              :sin math/sin, :cos math/cos, :exp math/exp} op)
                            (map #(evaluate % x) arguments))))

;; Text as one would write it

(def level {:+ 1, :- 1, :* 2, :/ 2, :pow 3})

(defn infix
  "The text of a formula; in parentheses when its operator binds less than `outer` asks for."
  [outer formula]
  (match formula
    (n :guard number?) (str n)
    :x "x"
    [op u] (str (name op) "(" (infix 0 u) ")")
    [op u v] (let [own (level op)
                   sign ({:+ " + ", :- " - ", :* " ", :/ " / ", :pow "^"} op)
                   text (str (infix own u) sign (infix (if (#{:- :/ :pow} op) (inc own) own) v))]
               (if (< own outer) (str "(" text ")") text))))

(defn slope
  "The slope of a formula at x, from two points near it."
  [formula x]
  (let [h 1e-5]
    (/ (- (evaluate formula (+ x h)) (evaluate formula (- x h)))
       (* 2 h))))

(def formulas
  [7
   [:+ [:* 3 :x] 5]
   [:* 2 [:pow :x 3]]
   [:- [:pow :x 2] [:* 4 :x]]
   [:sin [:* 2 :x]]
   [:* [:pow :x 2] [:cos :x]]
   [:exp [:* -1 [:pow :x 2]]]
   [:/ [:sin :x] :x]
   [:ln [:+ 1 [:pow :x 2]]]
   [:pow [:+ [:sin :x] 2] 3]])

(doseq [formula formulas
        :let [derived (simplify (derivative formula))
              error (abs (- (evaluate derived 0.7) (slope formula 0.7)))]]
  (println (format "%-15s" (infix 0 formula)) "->"
           (str (infix 0 derived) (when-not (< error 1e-6) " -- WRONG"))))
