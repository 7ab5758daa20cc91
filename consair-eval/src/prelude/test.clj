;; clojure.test: assertions, tests, and their reports.

(def ^:dynamic *load-tests*
  "When false, deftest and its kin define nothing."
  true)

(def ^:dynamic *stack-trace-depth*
  "How many calls around an error its report shows; nil for all."
  nil)

(def ^:dynamic *initial-report-counters*
  "What the counters are at the beginning of a namespace."
  {:test 0 :pass 0 :fail 0 :error 0})

(def ^:dynamic *report-counters*
  "An atom with the counters of what is running, or nil."
  nil)

(def ^:dynamic *testing-vars*
  "The vars whose tests are running, the innermost first."
  (list))

(def ^:dynamic *testing-contexts*
  "The texts of testing around what is running, the innermost first."
  (list))

;; ---- reports ----

(defn testing-vars-str
  "The names of the tests that run, and the place that the report m has."
  [m]
  (let [{:keys [file line]} m]
    (str (reverse (map (fn [v] (:name (meta v))) *testing-vars*))
         (if file (str " (" file ":" line ")") ""))))

(defn testing-contexts-str
  "The texts of testing around what is running, the outer ones first."
  []
  (apply str (interpose " " (reverse *testing-contexts*))))

(defn inc-report-counter
  "Counts one more under a name, while tests run."
  [name]
  (when *report-counters*
    (swap! *report-counters* update name (fnil inc 0))))

(def ^:dynamic report
  "Reports an event, a map, by its :type: prints what is to be seen of it, and counts. A multimethod, so that
  a program can report events of its own; or bind it to another function."
  (let [report (multi* 'report :type :default (var clojure.core/global-hierarchy))]
    (add-method* report :default (fn [m] (prn m)))
    (add-method* report :pass (fn [_] (inc-report-counter :pass)))
    (add-method* report :fail (fn [m] (report-failure "FAIL" :fail m)))
    (add-method* report :error (fn [m] (report-failure "ERROR" :error m)))
    (add-method* report :summary (fn [m] (report-summary m)))
    (add-method* report :begin-test-ns (fn [m] (println (str "\nTesting " (ns-name (:ns m))))))
    (doseq [silent [:end-test-ns :begin-test-var :end-test-var]]
      (add-method* report silent (fn [_] nil)))
    report))

(defn- report-failure [word counter m]
  (inc-report-counter counter)
  (println (str "\n" word " in " (testing-vars-str m)))
  (when (seq *testing-contexts*) (println (testing-contexts-str)))
  (when-let [message (:message m)] (println message))
  (println "expected:" (pr-str (:expected m)))
  (print "  actual: ")
  (let [actual (:actual m)]
    (if-let [lines (error-lines* actual)]
      (println (clojure.string/join "\n    " (take (inc (or *stack-trace-depth* 12)) lines)))
      (prn actual))))

(defn- report-summary [m]
  (println (str "\nRan " (:test m) " tests containing " (+ (:pass m) (:fail m) (:error m)) " assertions."))
  (println (str (:fail m) " failures, " (:error m) " errors.")))

(def ^:private ^:dynamic *place*
  "The file and line of the assertion whose kind the program defines, while it is checked."
  nil)

(defn do-report
  "Reports an event."
  [m]
  (report (if *place* (into (into {} *place*) m) m)))

(defn file-position
  "The file and line that are known of the form being run: none."
  [_]
  nil)

;; ---- assertions ----

(defmacro is
  "Asserts that an expression is true, and reports it with what its arguments were. (is (thrown? Kind body...))
  asserts that the body raises such an error, (is (thrown-with-msg? Kind re body...)) that the message has
  the pattern in it, too. Gives the value."
  ([form] (#'clojure.test/assertion nil form (meta &form)))
  ([form msg] (#'clojure.test/assertion msg form (meta &form))))

(defmacro try-expr
  "As is, with the message first."
  [msg form]
  (#'clojure.test/assertion msg form (meta &form)))

(defn- assertion [msg form place]
  (let [known (select-keys place [:file :line])
        report (gensym "report__")]
    `(let [~report (fn [event#] (do-report (into (into {:message ~msg :expected '~form} ~known) event#)))]
       (try
         ~(if (own-kind? form)
            `(binding [*place* ~known] ~(assert-expr msg form))
            (assertion-code report form))
         (catch Throwable e#
           (~report {:type :error :actual e#})
           nil)))))

(defn- assertion-code [report form]
  (case (assertion-head nil form)
    thrown? (assert-thrown report form)
    thrown-with-msg? (assert-thrown-with-msg report form)
    :always-fail `(do (~report {:type :fail :actual nil}) nil)
    (if (and (seq? form) (function? (first form)))
      (predicate-code report form)
      (value-code report form))))

(defn- assertion-head [_ form]
  (cond
    (nil? form) :always-fail
    (seq? form) (first form)
    :else :default))

(def assert-expr
  "The code that checks and reports an assertion, of the message and the form: a multimethod by the head of
  the form, to which a program can add kinds of its own, (defmethod assert-expr 'kind [msg form] ...)."
  (let [all (multi* 'assert-expr assertion-head :default (var clojure.core/global-hierarchy))]
    (add-method* all :default (fn [msg form] (with-reporter msg form assertion-code)))
    all))

(defn- own-kind?
  "True for a form whose kind of assertion the program defines."
  [form]
  (not= (get-method assert-expr (assertion-head nil form)) (get-method assert-expr :default)))

(defn- with-reporter [msg form code]
  (let [report (gensym "report__")]
    `(let [~report (fn [event#] (do-report (into {:message ~msg :expected '~form} event#)))]
       ~(code report form))))

(defn assert-predicate
  "The code that checks a call of a function: for methods of assert-expr."
  [msg form]
  (with-reporter msg form predicate-code))

(defn assert-any
  "The code that checks the value of any form: for methods of assert-expr."
  [msg form]
  (with-reporter msg form value-code))

(defn function?
  "True for a function, and for a symbol that names one."
  [x]
  (if (symbol? x)
    (let [v (resolve x)]
      (and (some? v) (bound? v) (fn? @v) (not (:macro (meta v)))))
    (fn? x)))

(defn- predicate-code [report [pred & args]]
  `(let [values# (list ~@args)
         result# (apply ~pred values#)]
     (if result#
       (~report {:type :pass :actual (cons '~pred values#)})
       (~report {:type :fail :actual (list '~'not (cons '~pred values#))}))
     result#))

(defn- value-code [report form]
  `(let [value# ~form]
     (~report {:type (if value# :pass :fail) :actual value#})
     value#))

(defn- assert-thrown [report [_ kind & body]]
  `(try
     ~@body
     (~report {:type :fail :actual nil})
     nil
     (catch ~kind e#
       (~report {:type :pass :actual e#})
       e#)))

(defn- assert-thrown-with-msg [report [_ kind re & body]]
  `(try
     ~@body
     (~report {:type :fail :actual nil})
     nil
     (catch ~kind e#
       (~report {:type (if (re-find ~re (str (ex-message e#))) :pass :fail) :actual e#})
       e#)))

(defmacro are
  "Asserts the expression for each group of args in place of the names: (are [x y] (= x y) 1 1, 2 2)"
  [names expr & args]
  (if (or (and (empty? names) (empty? args))
          (and (seq names) (seq args) (zero? (mod (count args) (count names)))))
    `(clojure.template/do-template ~names (is ~expr) ~@args)
    (throw (ex-info (str "expected a multiple of " (count names) " arguments in are, found " (count args))
                    {}))))

(defmacro testing
  "Evaluates the body; reports from it show the text."
  [text & body]
  `(binding [*testing-contexts* (cons ~text *testing-contexts*)]
     ~@body))

;; ---- tests ----

(defmacro deftest
  "Defines a test: a function without arguments that makes assertions."
  [name & body]
  (when *load-tests*
    `(def ~(vary-meta name (fn [m] (into (into {:test `(fn [] ~@body)} (meta &form)) m)))
       (fn [] (test-var (var ~name))))))

(defmacro deftest-
  "As deftest, private."
  [name & body]
  `(deftest ~(vary-meta name (fn [m] (into {:private true} m))) ~@body))

(defmacro with-test
  "Evaluates a definition, and gives what it defines the body as its test."
  [definition & body]
  (if *load-tests*
    `(doto ~definition (alter-meta! (fn [m#] (into (into {} m#) {:test (fn [] ~@body)}))))
    definition))

(defmacro set-test
  "Gives the var of a name the body as its test."
  [name & body]
  (when *load-tests*
    `(alter-meta! (var ~name) (fn [m#] (into (into {} m#) {:test (fn [] ~@body)})))))

(defmacro with-test-out
  "Evaluates the body, whose output is that of the tests."
  [& body]
  `(do ~@body))

(def ^:private fixtures (atom {}))

(defn use-fixtures
  "Wraps functions of a function around the tests of the current namespace: :once around all of them
  together, :each around each."
  [kind & fs]
  (when-not (contains? #{:once :each} kind)
    (throw (ex-info (str "expected :once or :each in use-fixtures, found " (pr-str kind)) {})))
  (reset! fixtures (assoc (copy @fixtures) [(ns-name *ns*) kind] (vec fs)))
  nil)

(defn compose-fixtures
  "The fixture of f1 around f2."
  [f1 f2]
  (fn [g] (f1 (fn [] (f2 g)))))

(defn join-fixtures
  "The fixture of all of them, the first outermost."
  [fs]
  (reduce compose-fixtures (fn [f] (f)) fs))

(defn test-var
  "Runs the test of a var, if it has one."
  [v]
  (when-let [t (:test (meta v))]
    (binding [*testing-vars* (cons v *testing-vars*)]
      (do-report {:type :begin-test-var :var v})
      (inc-report-counter :test)
      (try
        (t)
        (catch Throwable e
          (do-report {:type :error
                      :message "Uncaught exception, not in assertion."
                      :expected nil
                      :actual e})))
      (do-report {:type :end-test-var :var v}))))

(defn test-vars
  "Runs the tests of vars, with the fixtures of their namespaces."
  [vars]
  (doseq [[ns vars] (group-by (fn [v] (:ns (meta v))) vars)]
    (let [fixture (fn [kind] (join-fixtures (get @fixtures [(ns-name ns) kind])))
          once (fixture :once)
          each (fixture :each)]
      (once (fn []
              (doseq [v vars]
                (when (:test (meta v))
                  (each (fn [] (test-var v))))))))))

(defn test-all-vars
  "Runs the tests of a namespace, in the order of their lines, with its fixtures."
  [ns]
  (test-vars (sort-by (fn [v] (or (:line (meta v)) 0)) (vals (ns-interns ns)))))

(defn test-ns
  "Runs the tests of a namespace, or its function test-ns-hook if it has one; the counters."
  [ns]
  (binding [*report-counters* (atom (into {} *initial-report-counters*))]
    (let [ns (the-ns ns)
          hook (ns-resolve ns 'test-ns-hook)]
      (do-report {:type :begin-test-ns :ns ns})
      (if (and hook (= (str (ns-name ns)) (namespace (symbol hook))))
        (@hook)
        (test-all-vars ns))
      (do-report {:type :end-test-ns :ns ns})
      @*report-counters*)))

(defn run-tests
  "Runs the tests of namespaces, the current one if none is given, and reports; the counters."
  ([] (run-tests *ns*))
  ([& namespaces] (summarize (map test-ns namespaces))))

(defn- summarize [counters]
  (let [summary (into {:type :summary} (apply merge-with + (into {} *initial-report-counters*) counters))]
    (do-report summary)
    summary))

(defn run-all-tests
  "Runs the tests of all namespaces, or of those whose whole names the pattern matches, and reports; the
  counters."
  ([] (apply run-tests (all-ns)))
  ([re] (summarize (mapv test-ns (filter (fn [ns] (re-matches re (str (ns-name ns)))) (all-ns))))))

(defn run-test-var
  "Runs the test of one var, with its fixtures, and reports; the counters."
  [v]
  (binding [*report-counters* (atom (into {} *initial-report-counters*))]
    (test-vars [v])
    (summarize [@*report-counters*])))

(defmacro run-test
  "Runs the test of that name, with its fixtures, and reports; the counters."
  [name]
  `(run-test-var (var ~name)))

(defn successful?
  "True when the counters have neither failures nor errors."
  [summary]
  (and (zero? (:fail summary 0)) (zero? (:error summary 0))))
