;; clojure.walk: functions of all the parts of nested data.

(defn walk
  "Applies inner to each part of form, makes the same kind of collection of the results, and gives outer of
  that."
  [inner outer form]
  (cond
    (list? form) (outer (with-meta (apply list (mapv inner form)) (meta form)))
    (vector? form) (outer (with-meta (mapv inner form) (meta form)))
    (seq? form) (outer (with-meta (doall (map inner form)) (meta form)))
    (coll? form) (outer (into (empty form) (map inner) form))
    :else (outer form)))

(defn postwalk
  "Applies f to each part of form, the inner ones first, and to the whole last."
  [f form]
  (walk (fn [part] (postwalk f part)) f form))

(defn prewalk
  "Applies f to form, then to the parts of what it gives, and so on inwards."
  [f form]
  (walk (fn [part] (prewalk f part)) identity (f form)))

(defn postwalk-replace
  "The form with each part that is a key of smap replaced by its value there, the inner ones first."
  [smap form]
  (postwalk (fn [part] (if (contains? smap part) (get smap part) part)) form))

(defn prewalk-replace
  "The form with each part that is a key of smap replaced by its value there, the outer ones first."
  [smap form]
  (prewalk (fn [part] (if (contains? smap part) (get smap part) part)) form))

(defn keywordize-keys
  "The form with keywords in place of the strings that are keys of maps."
  [form]
  (map-keys-within (fn [k] (if (string? k) (keyword k) k)) form))

(defn stringify-keys
  "The form with strings in place of the keywords that are keys of maps."
  [form]
  (map-keys-within (fn [k] (if (keyword? k) (name k) k)) form))

(defn- map-keys-within [f form]
  (postwalk (fn [part]
              (if (map? part)
                (into (empty part) (map (fn [[k v]] [(f k) v])) part)
                part))
            form))

(defn postwalk-demo
  "Prints each part as postwalk comes to it."
  [form]
  (postwalk (fn [part] (print "Walked: ") (prn part) part) form))

(defn prewalk-demo
  "Prints each part as prewalk comes to it."
  [form]
  (prewalk (fn [part] (print "Walked: ") (prn part) part) form))

(defn macroexpand-all
  "The form with all calls of macros in it expanded."
  [form]
  (prewalk (fn [part] (if (seq? part) (macroexpand part) part)) form))
