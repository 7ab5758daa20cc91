;; clojure.core: reading data.

(defn read-string
  "The first form of a text, as data. Options: :eof is what an empty text gives (otherwise it is an error),
  :read-cond :allow or :preserve says what becomes of reader conditionals, :features is a set of keywords
  that they know besides."
  ([s] (read-string nil s))
  ([opts s] (finish-reading (read-text* s opts false) opts read-tag)))

(defn read
  "The next form of a reader, *in* if there is none given, as data. At the end: an error, or eof-value when
  eof-error? is false, or the option :eof. For the options see read-string."
  ([] (read *in*))
  ([reader] (read nil reader))
  ([opts reader]
   (if (map? reader)
     (read reader opts)
     (finish-reading (read-from* reader opts false) opts read-tag)))
  ([reader eof-error? eof-value]
   (read (if eof-error? nil {:eof eof-value}) reader))
  ([reader eof-error? eof-value _]
   (read reader eof-error? eof-value)))

(defn- finish-reading [[form tagged? :as found] opts read-one]
  (cond
    (empty? found) (if (contains? opts :eof)
                     (get opts :eof)
                     (throw (ex-info "expected a form, found the end of the text" {})))
    tagged? (read-tags-within read-one form)
    :else form))

(defn- read-tags-within [read-one form]
  (let [inside (fn [part] (read-tags-within read-one part))]
    (cond
      (tagged-literal? form) (read-one (:tag form) (inside (:form form)))
      (map? form) (into (empty form) (map (fn [[k v]] [(inside k) (inside v)])) form)
      (vector? form) (with-meta (mapv inside form) (meta form))
      (set? form) (into (empty form) (map inside) form)
      (list? form) (with-meta (apply list (mapv inside form)) (meta form))
      :else form)))

(defn- read-tag [tag form]
  (if-let [reader (data-reader* tag)]
    (reader form)
    (let [known (known-tag* tag form)]
      (cond
        (some? known) known
        (some? *default-data-reader-fn*) (*default-data-reader-fn* tag form)
        :else (throw (ex-info (str "expected a tag that has a data reader, found #" tag)
                              {:tag tag}))))))
