;; clojure.stacktrace: errors as text.

(defn root-cause
  "The innermost cause of an error; the error itself when it has none."
  [tr]
  (if-let [cause (ex-cause tr)]
    (recur cause)
    tr))

(defn print-trace-element
  "Prints a line of a trace."
  [e]
  (print e))

(defn print-throwable
  "Prints the class and the message of an error, and its data on a line of their own."
  [tr]
  (print (str (.getName (class tr)) ": " (ex-message tr)))
  (when-let [data (ex-data tr)]
    (newline)
    (pr data)))

(defn- trace-of
  "The lines of a trace of an error: where it arose, and the calls around that."
  [tr]
  (remove (fn [line] (clojure.string/starts-with? line "caused by")) (rest (clojure.core/error-lines* tr))))

(defn print-stack-trace
  "Prints an error and where it arose: at most n lines of the calls around it."
  ([tr] (print-stack-trace tr nil))
  ([tr n]
   (print-throwable tr)
   (newline)
   (let [lines (trace-of tr)]
     (if (seq lines)
       (doseq [line (if n (take n lines) lines)]
         (println (str " " line)))
       (println " at [empty stack trace]")))))

(defn print-cause-trace
  "As print-stack-trace, and then the same of the causes, one after the other."
  ([tr] (print-cause-trace tr nil))
  ([tr n]
   (print-stack-trace tr n)
   (when-let [cause (ex-cause tr)]
     (print "Caused by: ")
     (recur cause n))))

(defn e
  "Prints the root cause of the last error at the prompt."
  []
  (print-stack-trace (root-cause *e) 8))
