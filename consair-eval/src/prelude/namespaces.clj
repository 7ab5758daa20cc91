;; clojure.core: namespaces.

(defmacro refer-clojure
  "As (refer 'clojure.core options...): limits what is seen of it with :exclude [names], :only [names] or
  :rename {name other}."
  [& options]
  `(refer 'clojure.core ~@options))

(defn requiring-resolve
  "The var of a qualified symbol, its namespace loaded if it is not there yet."
  [sym]
  (let [ns (qualified* sym)]
    (or (when (find-ns ns) (resolve sym))
        (do (require ns) (resolve sym)))))
