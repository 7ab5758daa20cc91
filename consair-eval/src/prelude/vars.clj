;; clojure.core: dynamic vars, what is read from and told to, checks at definitions.

(defn bound-fn*
  "A function that calls f while the dynamic vars have the values that they have now."
  [f]
  (let [bindings (get-thread-bindings)]
    (fn [& args] (apply with-bindings* bindings f args))))

(defmacro bound-fn
  "As fn: the dynamic vars have the values in it that they have now."
  [& fntail]
  `(bound-fn* (fn ~@fntail)))

(defmacro with-local-vars
  "Binds names to new vars, which var-get reads and var-set writes, and evaluates the body."
  [bindings & body]
  `(let [~@(mapcat (fn [[name value]] [name `(local-var ~value)]) (partition 2 bindings))] ~@body))

(defmacro with-in-str
  "Evaluates the body while *in* reads from a string."
  [text & body]
  `(binding [*in* (string-reader* ~text)] ~@body))

(def ^:private taps (atom #{}))

(defn add-tap
  "Has f called with every value that is given to tap>."
  [f]
  (swap! taps conj f)
  nil)

(defn remove-tap
  "Has f not called by tap> any more."
  [f]
  (swap! taps disj f)
  nil)

(defn tap>
  "Calls each function of add-tap with x; what they raise is forgotten. True."
  [x]
  (run! (fn [f] (try (f x) (catch :default _ nil))) (vec @taps))
  true)

(defmacro locking
  "Evaluates x and then the body: only one thread runs a program."
  [x & body]
  `(do ~x nil ~@body))

(defmacro io!
  "Evaluates the body; a string before it says why it must not be in a transaction."
  [& body]
  `(do ~@body))

(defn test
  "Calls the function at :test in the metadata of a var: :ok, or :no-test where there is none."
  [v]
  (if-let [f (:test (meta v))]
    (do (f) :ok)
    :no-test))

(def *clojure-version*
  "The version of Clojure whose core is the model."
  '{:major 1 :minor 12 :incremental 0 :qualifier nil})

(defn clojure-version
  "The version of Clojure whose vocabulary this is, as a string."
  []
  (let [{:keys [major minor incremental]} *clojure-version*]
    (str major "." minor "." incremental)))

(defn special-symbol?
  "True for the name of a special form of Clojure."
  [s]
  (contains? '#{& . case* catch def deftype* do finally fn* if import* let* letfn* loop* monitor-enter
                monitor-exit new quote recur reify* set! throw try var}
             s))

(defn destructure
  "The vector of plain names and values that a vector of bindings with patterns stands for."
  [bindings]
  (second (macroexpand-1 (list 'clojure.core/let bindings))))
