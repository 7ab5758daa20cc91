;; clojure.edn: reading data that is data alone.

(defn read-string
  "The first form of a text of edn; nil for nil, and for a text without a form. Options: :readers is a map of
  tags to functions, :default a function of the tag and form of any other tag, :eof what an empty text
  gives. Nothing is evaluated."
  ([s] (read-string {} s))
  ([opts s]
   (when (some? s)
     (#'clojure.core/finish-reading (read-text* s opts true) (with-eof opts) (tag-reader opts)))))

(defn read
  "The next form of a reader of edn. Options as those of read-string, but the end is an error without :eof."
  ([] (read *in*))
  ([reader] (read {} reader))
  ([opts reader]
   (#'clojure.core/finish-reading (read-from* reader opts true) opts (tag-reader opts))))

(defn- with-eof [opts]
  (if (contains? opts :eof) opts {:eof nil}))

(defn- tag-reader [{:keys [readers default]}]
  (fn [tag form]
    (if-let [reader (get readers tag)]
      (reader form)
      (let [known (known-tag* tag form)]
        (cond
          (some? known) known
          default (default tag form)
          :else (throw (ex-info (str "expected a tag that has a reader, found #" tag) {:tag tag})))))))
