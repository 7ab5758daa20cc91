;; A calculator, in the three steps of every interpreter: text -> tokens -> tree -> value.
;;
;;     consair run examples/calculator.clj              the session at the end of this file
;;     consair run examples/calculator.clj 'EXPR'...    each argument is a line of a session
;;
;; The parser climbs precedences: `parse` reads an operand, then goes on as long as the operators
;; that follow bind at least as strongly as its caller asks for.
(ns calculator
  (:require [clojure.math :as math]
            [clojure.string :as str]))

(defn fail [& words]
  (throw (ex-info (str/join " " words) {:kind :calculator})))

;; Tokens: numbers, and [:name text] or [:operator text]

(def token #"(\d+(?:\.\d+)?)|([a-z]\w*)|([-+*/^()=,])|(\S)")

(defn tokenize [text]
  (vec (for [[_ number name operator other] (re-seq token text)]
         (cond
           number (if (str/includes? number ".") (parse-double number) (parse-long number))
           name [:name name]
           operator [:operator operator]
           :else (fail "what is" (str other "?"))))))

(defn operator [token]
  (when (vector? token)
    (let [[kind text] token]
      (when (= kind :operator) text))))

(defn shown [token]
  (cond
    (nil? token) "the end"
    (vector? token) (second token)
    :else token))

;; Trees: numbers, [:name text], [:negate tree] and [:call text trees]. Each parser gives its tree
;; and the tokens that it left.

(def precedence
  {"+" {:level 1, :side :left}
   "-" {:level 1, :side :left}
   "*" {:level 2, :side :left}
   "/" {:level 2, :side :left}
   "^" {:level 4, :side :right}})

(declare parse)

(defn expect [text [token & tokens]]
  (if (= (operator token) text)
    tokens
    (fail "expected" (str text ",") "found" (shown token))))

(defn parse-arguments [tokens]
  (loop [tokens tokens
         arguments []]
    (let [[tree [token & others :as tokens]] (parse tokens 1)
          arguments (conj arguments tree)]
      (if (= (operator token) ",")
        (recur others arguments)
        [arguments (expect ")" tokens)]))))

(defn parse-operand [[token & tokens]]
  (cond
    (number? token) [token tokens]
    (= (operator token) "-") (let [[tree tokens] (parse tokens 3)]
                               [[:negate tree] tokens])
    (= (operator token) "(") (let [[tree tokens] (parse tokens 1)]
                               [tree (expect ")" tokens)])
    (or (nil? token) (operator token)) (fail "expected a number, found" (shown token))
    (= (operator (first tokens)) "(") (let [[arguments tokens] (parse-arguments (rest tokens))]
                                        [[:call (second token) arguments] tokens])
    :else [token tokens]))

(defn parse [tokens lowest]
  (loop [[left [token & others :as tokens]] (parse-operand tokens)]
    (let [{:keys [level side]} (precedence (operator token))]
      (if (and level (<= lowest level))
        (let [[right tokens] (parse others (if (= side :left) (inc level) level))]
          (recur [[:call (operator token) [left right]] tokens]))
        [left tokens]))))

(defn parse-line
  "The name that a line gives its value, or nil, and the tree of the value."
  [[target equals & others :as tokens]]
  (let [definition? (= (operator equals) "=")
        [tree left] (parse (if definition? others tokens) 1)]
    (cond
      (seq left) (fail "expected an operator, found" (shown (first left)))
      (and definition? (number? target)) (fail "only a name can be given a value")
      :else [(when definition? (shown target)) tree])))

;; Values

(defn divide [a b]
  (if (zero? b) (fail "division by zero") (/ a b)))

(defn power [base exponent]
  (if (nat-int? exponent)
    (reduce *' (repeat exponent base))
    (math/pow base exponent)))

(def functions
  {"+" +', "-" -', "*" *', "/" divide, "^" power, "max" max, "min" min, "sqrt" math/sqrt})

(defn evaluate [tree variables]
  (if (number? tree)
    tree
    (let [[kind text trees] tree]
      (case kind
        :name (or (variables text) (fail "there is no" text))
        :negate (-' (evaluate text variables))
        :call (let [function (or (functions text) (fail "there is no function" text))]
                (apply function (map #(evaluate % variables) trees)))))))

(defn answer
  "What a line means: its :value, perhaps a :name for it, or an :error."
  [variables line]
  (try
    (let [[name tree] (parse-line (tokenize line))]
      {:name name, :value (evaluate tree variables)})
    (catch Exception e
      {:error (ex-message e)})))

(defn run-line
  "Prints a line and its value. The variables, with the one that the line defines."
  [variables line]
  (let [{:keys [name value error]} (answer variables line)]
    (println (format "%-28s" line) (if error (str "-- " error) value))
    (if name (assoc variables name value) variables)))

(def session
  ["1 + 2 * 3"
   "(1 + 2) * 3"
   "2 ^ 3 ^ 2"
   "-2 ^ 2"
   "10 - 4 - 3"
   "1 / 3 + 1 / 6"
   "side = 1.5"
   "diagonal = sqrt(2 * side^2)"
   "max(diagonal, side, 2)"
   "2 ^ 100"
   "7 / (3 - 3)"
   "2 * (3 + 4"
   "radius * 2"
   "1 + + 2"
   "3 % 2"
   "3 = 2"])

(reduce run-line {} (or *command-line-args* session))
