;; clojure.core: functions that Clojure has for its own machinery or for older programs, done with what
;; there is here.

;; ---- text ----

(def char-escape-string
  "What stands for a character in a string that is printed to be read, where it is not itself."
  '{\newline "\\n" \tab "\\t" \return "\\r" \" "\\\"" \\ "\\\\" \formfeed "\\f" \backspace "\\b"})

(def char-name-string
  "The names of the characters that have one."
  '{\newline "newline" \tab "tab" \space "space" \backspace "backspace" \formfeed "formfeed" \return "return"})

(def ^:private munged
  '{\- "_" \: "_COLON_" \+ "_PLUS_" \> "_GT_" \< "_LT_" \= "_EQ_" \~ "_TILDE_" \! "_BANG_" \@ "_CIRCA_"
    \# "_SHARP_" \' "_SINGLEQUOTE_" \" "_DOUBLEQUOTE_" \% "_PERCENT_" \^ "_CARET_" \& "_AMPERSAND_"
    \* "_STAR_" \| "_BAR_" \{ "_LBRACE_" \} "_RBRACE_" \[ "_LBRACK_" \] "_RBRACK_" \/ "_SLASH_"
    \\ "_BSLASH_" \? "_QMARK_"})

(defn munge
  "The name with each character that a name of the JVM may not have written out; a symbol for a symbol."
  [s]
  (let [text (apply str (map (fn [c] (get munged c c)) (str s)))]
    (if (symbol? s) (symbol text) text)))

(defn namespace-munge
  "The name of a namespace as that of a package of the JVM: _ for -."
  [ns]
  (apply str (replace {\- \_} (str ns))))

;; ---- hashes ----

(defn hash-ordered-coll
  "The hash of the elements of coll in their order: that of a vector of them."
  [coll]
  (hash (vec coll)))

(defn hash-unordered-coll
  "The hash of the elements of coll whatever their order: that of a set, or of the map itself."
  [coll]
  (hash (if (map? coll) coll (set coll))))

(defn hash-combine
  "A hash made of two."
  [x y]
  (hash [x y]))

(defn mix-collection-hash
  "A hash made of the hash of a collection and the number of its elements."
  [hash-basis count]
  (hash [hash-basis count]))

;; ---- sequences ----

(defn replicate
  "The lazy sequence of n times x."
  [n x]
  (take n (repeat x)))

(defn seque
  "The sequence itself: nothing runs ahead of the program."
  ([s] s)
  ([_ s] s))

(defn xml-seq
  "The lazy sequence of the elements of a tree of maps with their children at :content."
  [root]
  (tree-seq (complement string?) (fn [node] (seq (:content node))) root))

(defn vector-of
  "The vector of the values, each as a number (or character or boolean) of the kind t."
  [t & values]
  (let [convert (get {:int int :long long :float float :double double :byte byte :short short
                      :char char :boolean boolean}
                     t)]
    (if convert
      (mapv convert values)
      (throw (ex-info (str "expected a kind of number, :char or :boolean, found " (pr-str t)) {:kind t})))))

(defn chunk-buffer
  "A buffer for elements of a chunk."
  [_]
  (volatile! []))

(defn chunk-append
  "Adds x to a buffer."
  [buffer x]
  (vswap! buffer conj x)
  nil)

(defn chunk
  "The chunk of what is in a buffer: a vector."
  [buffer]
  @buffer)

(defn chunk-next
  "What follows the first chunk of a sequence, nil for nothing."
  [s]
  (seq (chunk-rest s)))

;; ---- structs ----

(defn create-struct
  "The keys of a struct."
  [& keys]
  (if keys
    (freeze (vec keys))
    (throw (ex-info "expected a key of the struct, found none" {}))))

(defmacro defstruct
  "Defines a name for the keys of a struct."
  [name & keys]
  `(def ~name (create-struct ~@keys)))

(defn struct
  "The map of the keys of a struct and the values, nil where there are fewer."
  [s & values]
  (if (> (count values) (count s))
    (throw (ex-info (str "expected at most " (count s) " values of the struct, found " (count values)) {}))
    (zipmap s (concat values (repeat nil)))))

(defn struct-map
  "The map of the keys of a struct, with the values that are given by key, and nil."
  [s & keyvals]
  (apply assoc (struct s) keyvals))

(defn accessor
  "A function of a struct that gives what is at key."
  [s key]
  (if (some (fn [known] (= known key)) s)
    (fn [m] (get m key))
    (throw (ex-info (str "expected a key of the struct, found " (pr-str key)) {:key key}))))

;; ---- kinds that are not there ----

(defn bytes?
  "False: there are no arrays of bytes."
  [_]
  false)

(defn future?
  "False: there are no futures."
  [_]
  false)

(defn uri?
  "False: there are no URIs."
  [_]
  false)
