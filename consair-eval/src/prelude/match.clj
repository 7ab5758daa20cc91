;; clojure.core.match: choosing by the shape of a value.
;;
;; Each clause becomes a test: an expression that gives nil, or the vector of what the names of its pattern
;; are bound to (true when it has none). The body stands outside the test, in tail position, so that it
;; may recur.

(defmacro match
  "Evaluates the expression after the first pattern that fits the value of subject. A vector of expressions
  as subject is matched by vectors of patterns, one for each. Patterns:

  _, name                 anything; a name is bound to it
  1 \"s\" :k nil 'sym '(1)  a value that is = to it
  #\"re\"                   a string of that form
  [p q & r]               a vector of these elements, and the rest of it
  ([p q & r] :seq)        a sequence of these elements
  {k p}                   a map with the key k whose value fits p
  ({k p} :only [k])       a map with no other keys than those
  (:or p q), (:and p q)   one of the patterns; all of them
  (p :guard f)            what fits p and fulfils the function f, or all of the functions [f g]
  (p :as name)            what fits p, bound to the name
  (p :<< f)               a value for which (f value) fits p
  :else                   anything

  When nothing fits, it is an error."
  [subject & clauses]
  (#'clojure.core.match/expand subject clauses))

(defn- expand [subject clauses]
  (when (odd? (count clauses))
    (throw (ex-info (str "expected a pattern and an expression in turn in match, found "
                         (count clauses) " forms")
                    {})))
  (let [several? (rows? subject (take-nth 2 clauses))
        subjects (if several? subject [subject])
        names (mapv (fn [_] (gensym "subject__")) subjects)]
    `(let [~@(interleave names subjects)]
       ~(clauses-code names several? (partition 2 clauses)))))

(defn- rows?
  "True when the subject is a vector of expressions, and each pattern a vector of one pattern for each."
  [subject patterns]
  (and (vector? subject)
       (every? (fn [pattern]
                 (or (contains? '#{_ :else} pattern)
                     (and (vector? pattern)
                          (= (count subject) (count pattern))
                          (not-any? (fn [part] (= '& part)) pattern))))
               patterns)))

(defn- clauses-code [names several? clauses]
  (if-let [[pattern body] (first clauses)]
    (if (= :else pattern)
      body
      (let [bound (bound-names pattern)
            then (fn [] (if (seq bound) bound true))
            test (cond
                   (not several?) (fits pattern (first names) then)
                   (= '_ pattern) (then)
                   :else (fits-all pattern names then))
            more (clauses-code names several? (rest clauses))]
        (if (seq bound)
          (let [found (gensym "found__")]
            `(let [~found ~test]
               (if ~found
                 (let [~@(mapcat (fn [i name] [name `(nth ~found ~i)]) (range) bound)] ~body)
                 ~more)))
          `(if ~test ~body ~more))))
    `(case-error ~(if several? names (first names)))))

;; ---- names ----

(defn- name-pattern? [pattern]
  (and (symbol? pattern) (not= '_ pattern) (not= '& pattern)))

(defn- bound-names
  "The names that a pattern binds, in their order, each once."
  [pattern]
  (vec (distinct (names-in pattern))))

(defn- names-in [pattern]
  (cond
    (name-pattern? pattern) [pattern]
    (vector? pattern) (mapcat names-in pattern)
    (map? pattern) (mapcat names-in (vals pattern))
    (seq? pattern)
    (let [[head & more] pattern]
      (cond
        (= 'quote head) []
        (= :or head) (names-in (first more))
        (keyword? head) (mapcat names-in more)
        :else (concat (names-in head)
                      (mapcat (fn [[option x]] (when (= :as option) [x])) (options more)))))
    :else []))

(defn- options
  "The options after a pattern: a keyword and what it takes; :seq takes nothing."
  [forms]
  (cond
    (empty? forms) []
    (= :seq (first forms)) (cons [:seq nil] (options (rest forms)))
    (next forms) (cons [(first forms) (second forms)] (options (nthrest forms 2)))
    :else (bad-pattern (first forms))))

;; ---- tests ----

(defn- fits
  "Code that tests whether the value of the name v fits the pattern; then gives what (then) is code for,
  otherwise nil."
  [pattern v then]
  (cond
    (= '_ pattern) (then)
    (symbol? pattern) `(let [~pattern ~v] ~(then))
    (vector? pattern) (fits-elements pattern v `(vector? ~v) false then)
    (map? pattern) (fits-map pattern v nil then)
    (seq? pattern) (fits-list pattern v then)
    (regex? pattern) `(if (and (string? ~v) (re-matches ~pattern ~v)) ~(then) nil)
    (set? pattern) (bad-pattern pattern)
    :else `(if (= ~pattern ~v) ~(then) nil)))

(defn- bad-pattern [pattern]
  (throw (ex-info (str "expected a pattern in match, found " (pr-str pattern)) {})))

(defn- fits-list [[head & more :as pattern] v then]
  (cond
    (= 'quote head) `(if (= ~pattern ~v) ~(then) nil)
    (= :or head) (fits-one more v then)
    (= :and head) (if (seq more)
                    (fits (first more) v (fn [] (fits-list (cons :and (rest more)) v then)))
                    (then))
    (or (empty? pattern) (keyword? head) (empty? more)) (bad-pattern pattern)
    :else (fits-options head (options more) v then)))

(defn- fits-all
  "Each pattern of a row fits its subject."
  [patterns names then]
  (if (seq patterns)
    (fits (first patterns) (first names) (fn [] (fits-all (rest patterns) (rest names) then)))
    (then)))

(defn- fits-one
  "One of the alternatives fits; all bind the same names."
  [alternatives v then]
  (let [bound (bound-names (first alternatives))]
    (doseq [other (rest alternatives)]
      (when (not= (set bound) (set (bound-names other)))
        (throw (ex-info (str "expected the same names in all alternatives of :or, found "
                             (pr-str (first alternatives)) " and " (pr-str other))
                        {}))))
    (let [tests (mapv (fn [p] (fits p v (fn [] (if (seq bound) bound true)))) alternatives)
          found (gensym "found__")]
      (if (seq bound)
        `(let [~found (or ~@tests)]
           (if ~found
             (let [~@(mapcat (fn [i name] [name `(nth ~found ~i)]) (range) bound)] ~(then))
             nil))
        `(if (or ~@tests) ~(then) nil)))))

(defn- fits-options
  "A pattern with options after it: (p :guard f), ([p] :seq), ..."
  [pattern options v then]
  (if-let [[option x] (first options)]
    (let [then (fn [] (fits-options '_ (rest options) v then))]
      (case option
        :seq (fits-elements pattern v `(sequential? ~v) true then)
        :guard (let [tests (mapv (fn [f] `(~f ~v)) (if (vector? x) x [x]))]
                 (fits pattern v (fn [] `(if (and ~@tests) ~(then) nil))))
        :as (fits pattern v (fn [] `(let [~x ~v] ~(then))))
        :only (fits-map pattern v x then)
        :<< (let [made (gensym "made__")]
              `(let [~made (~x ~v)] ~(fits pattern made then)))
        (bad-pattern (list pattern option x))))
    (fits pattern v then)))

(defn- fits-elements
  "A vector pattern on something indexed, or on a sequence."
  [pattern v kind-test seq? then]
  (when-not (vector? pattern) (bad-pattern pattern))
  (let [[firsts [_ rest-pattern :as more]] (split-with (fn [p] (not= '& p)) pattern)
        n (count firsts)]
    (when (and (seq more) (not= 2 (count more)))
      (throw (ex-info (str "expected one pattern after & in match, found " (pr-str pattern)) {})))
    `(if (and ~kind-test
              ~(cond
                 (not seq?) `(~(if (seq more) `>= `=) (count ~v) ~n)
                 (seq more) (if (zero? n) true `(seq (drop ~(dec n) ~v)))
                 :else `(= ~n (bounded-count ~(inc n) ~v))))
       ~(fits-parts firsts v 0
                    (fn []
                      (if (seq more)
                        (let [others (gensym "others__")]
                          `(let [~others ~(if seq? `(nthrest ~v ~n) `(into [] (drop ~n) ~v))]
                             ~(fits rest-pattern others then)))
                        (then))))
       nil)))

(defn- fits-parts [patterns v i then]
  (if (seq patterns)
    (let [part (gensym "part__")
          more (fn [] (fits-parts (rest patterns) v (inc i) then))]
      (if (= '_ (first patterns))
        (more)
        `(let [~part (nth ~v ~i)] ~(fits (first patterns) part more))))
    (then)))

(defn- fits-map [pattern v only then]
  (when-not (map? pattern) (bad-pattern pattern))
  `(if (and (map? ~v)
            ~@(when only [`(every? (fn [k#] (contains? ~(set (concat only (keys pattern))) k#)) (keys ~v))]))
     ~(fits-entries (seq pattern) v then)
     nil))

(defn- fits-entries [entries v then]
  (if-let [[k pattern] (first entries)]
    (let [part (gensym "part__")]
      `(if (contains? ~v ~k)
         (let [~part (get ~v ~k)]
           ~(fits pattern part (fn [] (fits-entries (rest entries) v then))))
         nil))
    (then)))
