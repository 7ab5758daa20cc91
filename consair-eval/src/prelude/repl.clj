;; clojure.repl: what people ask of names at the prompt.

(defmacro doc
  "Prints what is known of a name: what it takes and what it does."
  [name]
  (list 'clojure.core/doc* (list 'quote name)))

(defmacro source
  "Prints the text that defines a name."
  [name]
  (list 'clojure.repl/source* (list 'quote name)))

(defmacro dir
  "Prints the public names of a namespace, or of an alias of one, one on a line."
  [ns]
  (list 'clojure.repl/dir* (list 'quote ns)))

(defn dir-fn
  "The public names of a namespace, sorted."
  [ns]
  (clojure.repl/names* ns))

(defn- matches?
  "True when pattern, a regular expression, a string or a symbol, is found in text."
  [pattern text]
  (boolean (if (or (string? pattern) (symbol? pattern))
             (clojure.string/includes? text (str pattern))
             (re-find pattern text))))

(defn apropos
  "The public names, with their namespaces, in which pattern, a string or a regular expression, is found."
  [pattern]
  (for [ns (clojure.repl/namespaces*)
        name (clojure.repl/names* ns)
        :when (matches? pattern (str name))]
    (symbol (str ns) (str name))))

(defn find-doc
  "Prints what is known of the names in whose name or documentation pattern is found."
  [pattern]
  (doseq [ns (clojure.repl/namespaces*)
          name (clojure.repl/names* ns)
          :let [full (symbol (str ns) (str name))]
          :when (matches? pattern (clojure.repl/known* full))]
    (clojure.core/doc* full)))
