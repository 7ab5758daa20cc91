;; clojure.core: hierarchies, multimethods, protocols, records and types.

;; ---- hierarchies ----
;;
;; A hierarchy is a frozen map, so that what derive makes of it is another one under every policy.

(defn make-hierarchy
  "A hierarchy in which nothing is derived."
  []
  (freeze {:parents {} :descendants {} :ancestors {}}))

(def global-hierarchy
  "The hierarchy that derive, isa? and multimethods go by when none is given."
  (make-hierarchy))

(defn isa?
  "True when child is parent, was derived from it in the hierarchy, or is a class of which every value is of
  the class parent; and for vectors when each element is."
  ([child parent] (isa* global-hierarchy child parent))
  ([h child parent] (isa* h child parent)))

(defn parents
  "The set of what tag was derived from directly; of a class also what it is directly a kind of. Nil for none."
  ([tag] (parents global-hierarchy tag))
  ([h tag]
   (not-empty
    (let [derived (get (:parents h) tag)]
      (if (class? tag)
        (into (set (bases tag)) derived)
        derived)))))

(defn ancestors
  "The set of what tag was derived from, directly or not; of a class also all that it is a kind of. Nil for
  none."
  ([tag] (ancestors global-hierarchy tag))
  ([h tag]
   (not-empty
    (let [derived (get (:ancestors h) tag)]
      (if (class? tag)
        (let [above (supers tag)]
          (reduce into (set above)
                  (cons derived (map (fn [class] (get (:ancestors h) class)) above))))
        derived)))))

(defn descendants
  "The set of what was derived from tag, directly or not. Nil for none."
  ([tag] (descendants global-hierarchy tag))
  ([h tag]
   (if (class? tag)
     (throw (UnsupportedOperationException. "Can't get descendants of classes"))
     (not-empty (get (:descendants h) tag)))))

(defn- named-tag? [tag]
  (and (ident? tag) (some? (namespace tag))))

(defn- related
  "The map of targets and sources with each source and what is above it added to each target and below."
  [m source sources target targets]
  (reduce (fn [m k]
            (assoc m k (reduce conj (get targets k #{}) (cons target (get targets target)))))
          m
          (cons source (get sources source))))

(defn derive
  "Makes child a kind of parent: in the global hierarchy, where both must have a namespace (child may be a
  class), or in the hierarchy that is given, of which it gives a new one."
  ([child parent]
   (assert (named-tag? parent) "expected a parent with a namespace")
   (assert (or (class? child) (named-tag? child)) "expected a child with a namespace, or a class")
   (alter-var-root (var global-hierarchy) derive child parent)
   nil)
  ([h child parent]
   (assert (not= child parent) "expected a child that is not its own parent")
   (assert (or (class? child) (ident? child)) "expected a name or a class as child")
   (assert (ident? parent) "expected a name as parent")
   (let [tp (:parents h) td (:descendants h) ta (:ancestors h)]
     (cond
       (contains? (get tp child) parent) h
       (contains? (get ta child) parent)
       (throw (Exception. (str child " already has " parent " as ancestor")))
       (contains? (get ta parent) child)
       (throw (Exception. (str "Cyclic derivation: " parent " has " child " as ancestor")))
       :else
       (freeze
        {:parents (assoc tp child (conj (get tp child #{}) parent))
         :ancestors (related ta child td parent ta)
         :descendants (related td parent ta child td)})))))

(defn underive
  "Takes back a derive: in the global hierarchy, or giving a new one of the hierarchy that is given."
  ([child parent]
   (alter-var-root (var global-hierarchy) underive child parent)
   nil)
  ([h child parent]
   (let [left (disj (get (:parents h) child #{}) parent)
         all (if (seq left) (assoc (:parents h) child left) (dissoc (:parents h) child))]
     (if (contains? (get (:parents h) child) parent)
       (reduce-kv (fn [h child parents]
                    (reduce (fn [h parent] (derive h child parent)) h parents))
                  (make-hierarchy)
                  all)
       h))))

;; ---- multimethods ----

(defmacro defmulti
  "Defines a multimethod: a function that calls the method for what dispatch-fn gives for its arguments. After
  the name there may be a docstring and a map of metadata; after dispatch-fn :default, the dispatch value of
  the method for all others, and :hierarchy, the var of a hierarchy. When the name holds a multimethod already
  nothing happens."
  [name & options]
  (let [doc (if (string? (first options)) (first options))
        options (if doc (next options) options)
        attributes (if (map? (first options)) (first options))
        options (if attributes (next options) options)
        dispatch (first options)
        settings (apply hash-map (next options))
        meta-map (merge (if doc {:doc doc} {}) attributes (meta name))]
    (if (empty? options)
      (throw (IllegalArgumentException. "expected a dispatch function in defmulti")))
    (if (not (every? #{:default :hierarchy} (keys settings)))
      (throw (IllegalArgumentException. "expected the options :default and :hierarchy in defmulti")))
    `(let* [held# (def ~name)]
       (if (multi?* held#)
         nil
         (def ~(with-meta name meta-map)
           (multi* '~name ~dispatch ~(get settings :default :default)
                   ~(get settings :hierarchy '(var clojure.core/global-hierarchy))))))))

(defmacro defmethod
  "Gives a multimethod the method for a dispatch value: parameters and body as in fn, with a name before them
  or without."
  [multifn dispatch-val & fn-tail]
  (let [named (symbol? (first fn-tail))
        method (if named (first fn-tail) (symbol (str (name multifn) ".method")))]
    `(add-method* ~multifn ~dispatch-val (fn ~method ~@(if named (next fn-tail) fn-tail)))))

(def print-method
  "The multimethod of a value and a writer that prints the value as pr does. What is added for a record, a
  deftype or a type of the host is used by all that prints."
  (add-method* (multi* 'print-method (fn [x _] (type x)) :default (var global-hierarchy))
               :default
               (fn [x w] (write-readably x w))))

(def print-dup
  "The multimethod of a value and a writer that prints the value so that it can be read."
  (add-method* (multi* 'print-dup (fn [x _] (type x)) :default (var global-hierarchy))
               :default
               (fn [x w] (write-readably x w))))

(defn- write-readably [x w]
  (.write w (pr-str x))
  nil)

(defn print-simple
  "Writes x to the writer as print-method does by default."
  [x w]
  (write-readably x w))

;; ---- protocols ----

(defmacro defprotocol
  "Defines a protocol and a function for each of its methods: (method [this a] [this a b] \"doc\"). Before them
  there may be a docstring and :extend-via-metadata true."
  [name & options+sigs]
  (let [settings (loop [found {} more options+sigs]
                   (cond
                     (string? (first more)) (recur (assoc found :doc (first more)) (next more))
                     (keyword? (first more)) (recur (assoc found (first more) (second more)) (nnext more))
                     :else (assoc found :sigs more)))
        sigs (map (fn [sig]
                    (if (not (and (seq? sig) (symbol? (first sig)) (some vector? sig)))
                      (throw (IllegalArgumentException.
                              (str "expected (method [this & more]) in defprotocol, found " (pr-str sig)))))
                    (if (some (fn [arglist] (and (vector? arglist) (empty? arglist))) sig)
                      (throw (IllegalArgumentException.
                              (str "Definition of function " (first sig) " in protocol " name
                                   " must take at least one arg."))))
                    {:name (first sig)
                     :arglists (filterv vector? sig)
                     :doc (first (filter string? sig))})
                  (:sigs settings))
        names (mapv :name sigs)]
    (if (not (or (empty? names) (apply distinct? names)))
      (throw (IllegalArgumentException. (str "two methods of the protocol " name " have the same name"))))
    `(do
       (def ~(with-meta name (merge (meta name) (select-keys settings [:doc])))
         (protocol* '~(type-name* name) '~names ~(boolean (:extend-via-metadata settings))))
       ~@(map (fn [{method :name arglists :arglists doc :doc}]
                `(def ~(with-meta method (merge (meta method)
                                                {:arglists (list 'quote (apply list arglists))
                                                 :protocol (list 'var name)}
                                                (if doc {:doc doc})))
                   (protocol-fn* ~name '~method)))
              sigs)
       '~name)))

(defn- parse-impls
  "The vector of [protocol [method-form...]] of a row of protocols and method forms."
  [specs]
  (loop [found [] specs (seq specs)]
    (cond
      (nil? specs) found
      (or (symbol? (first specs)) (nil? (first specs)))
      (let [methods (take-while seq? (next specs))]
        (recur (conj found [(first specs) (vec methods)])
               (seq (drop (count methods) (next specs)))))
      :else
      (throw (IllegalArgumentException.
              (str "expected the name of a protocol or a method, found " (pr-str (first specs))))))))

(defn- bodies-of
  "The bodies ([params] body...) of a method form."
  [form]
  (if (vector? (second form))
    [(rest form)]
    (vec (rest form))))

(defn- by-name
  "A vector of [name bodies] of method forms, those of one name together."
  [forms]
  (let [names (distinct (map first forms))]
    (mapv (fn [method]
            [method (vec (mapcat bodies-of (filter (fn [form] (= method (first form))) forms)))])
          names)))

(defn- function-name [owner method]
  (symbol (str owner "." method)))

(defn extend
  "Gives a class (or nil) implementations of protocols: each protocol is followed by a map of the names of its
  methods as keywords to functions."
  [atype & proto+mmaps]
  (loop [more (seq proto+mmaps)]
    (if more
      (do
        (implement* atype (first more) (second more) false)
        (recur (nnext more)))
      nil)))

(defn- extension [class [protocol forms]]
  `(extend ~class ~protocol
           ~(into {} (map (fn [[method bodies]]
                            [(keyword (name method))
                             `(fn ~(function-name (if (nil? class) "nil" class) method) ~@bodies)]))
                  (by-name forms))))

(defmacro extend-type
  "Gives a class (or nil) implementations of protocols: each protocol is followed by its methods."
  [t & specs]
  (if (some nil? specs)
    (throw (IllegalArgumentException. "expected protocols and methods in extend-type, found nil")))
  `(do ~@(map (fn [spec] (extension t spec)) (parse-impls specs)) nil))

(defmacro extend-protocol
  "Gives several classes (or nil) implementations of a protocol: each class is followed by the methods."
  [p & specs]
  `(do ~@(map (fn [[class forms]] (extension class [p forms])) (parse-impls specs)) nil))

;; ---- records and types ----

(defn- mentions?
  "True when the symbol x stands somewhere in form."
  [x form]
  (cond
    (symbol? form) (= x form)
    (map? form) (some (fn [[k v]] (or (mentions? x k) (mentions? x v))) form)
    (coll? form) (some (fn [part] (mentions? x part)) form)
    :else false))

(defn- with-recur
  "The body of a method, in which recur gives new values to all parameters but the first."
  [params body]
  (if (mentions? 'recur body)
    `((loop ~(vec (mapcat (fn [param] [param param]) params)) ~@body))
    body))

(defn- method-body
  "A body of an inline method: ([this params...] body...) where the fields can be named."
  [fields mutable [params & body]]
  (let [this (if (and (symbol? (first params)) (not= '_ (first params))) (first params) (gensym "this"))
        others (mapv (fn [param] (if (or (= '& param) (and (symbol? param) (not= '_ param))) param (gensym "p")))
                     (rest params))
        patterns (vec (mapcat (fn [given param] (if (identical? given param) [] (if (= given param) [] [given param])))
                              (cons (first params) (rest params))
                              (cons this others)))
        hidden (fn [field] (mentions? field params))
        seen (remove hidden fields)
        constant (remove mutable seen)
        body (if (some (fn [param] (= '& param)) others) body (with-recur others body))
        body (if (seq patterns) `((let ~patterns ~@body)) body)
        changing (filter mutable seen)
        body (if (seq changing)
               `((~'with-fields* ~(vec (mapcat (fn [field] [field this]) changing)) ~@body))
               body)]
    `(~(into [this] others)
      (let* ~(vec (mapcat (fn [field] [field `(field* ~this ~(keyword (name field)))]) constant))
        ~@body))))

(defn- inline
  "Calls of implement* for the protocols and methods that stand in a defrecord or deftype."
  [name fields mutable specs]
  (map (fn [[protocol forms]]
         `(implement* ~name ~protocol
                      ~(into {} (map (fn [[method bodies]]
                                       [(keyword (clojure.core/name method))
                                        `(fn ~(function-name name method)
                                           ~@(map (fn [body] (method-body fields mutable body)) bodies))]))
                             (by-name forms))
                      true))
       (parse-impls specs)))

(defn- check-fields [what fields]
  (if (not (and (vector? fields) (every? symbol? fields)))
    (throw (IllegalArgumentException. (str "expected a vector of the names of fields in " what))))
  (if (not (or (empty? fields) (apply distinct? fields)))
    (throw (IllegalArgumentException. (str "two fields of one name in " what)))))

(defn- without-options [specs]
  (if (keyword? (first specs)) (without-options (nnext specs)) specs))

(defmacro defrecord
  "Defines a record: a class of maps that have at least these fields, (->Name values...), (map->Name map), and
  implementations of protocols, in whose methods the fields can be named."
  [name fields & opts+specs]
  (check-fields "defrecord" fields)
  (let [fields (mapv (fn [field] (with-meta field nil)) fields)
        from-map (symbol (str "map->" name))]
    `(do
       (def ~name (make-type* '~(type-name* name) :record '~fields))
       (def ~(with-meta (symbol (str "->" name)) {:arglists (list 'quote (list fields))}) (constructor* ~name))
       (defn ~from-map [m#] (record-of* ~name m#))
       ~@(inline name fields #{} (without-options opts+specs))
       ~name)))

(defmacro deftype
  "Defines a class of objects with these fields, (->Name values...), and implementations of protocols, in whose
  methods the fields can be named. A field marked ^:unsynchronized-mutable or ^:volatile-mutable can be set
  there: (set! field value)."
  [name fields & opts+specs]
  (check-fields "deftype" fields)
  (let [mutable (set (filter (fn [field]
                               (or (:unsynchronized-mutable (meta field)) (:volatile-mutable (meta field))))
                             fields))
        fields (mapv (fn [field] (with-meta field nil)) fields)]
    `(do
       (def ~name (make-type* '~(type-name* name) :object '~fields '~(filterv mutable fields)))
       (def ~(with-meta (symbol (str "->" name)) {:arglists (list 'quote (list fields))}) (constructor* ~name))
       ~@(inline name fields mutable (without-options opts+specs))
       ~name)))

(defmacro reify
  "An object that implements protocols by these methods, which see the locals around them."
  [& specs]
  (let [id (type-name* (gensym "reify__"))
        impls (mapv (fn [[protocol forms]] [protocol (by-name forms)]) (parse-impls (without-options specs)))
        this (gensym "type")]
    `(let [~this (or (kept-type* '~id)
                     (reify-type* '~id ~(mapv (fn [[protocol methods]]
                                                [protocol (list 'quote (mapv first methods))])
                                              impls)))]
       ~(let [object `(new* ~this
                            ~@(map (fn [[method bodies]]
                                     `(fn ~(function-name "reify" method)
                                        ~@(map (fn [body] (method-body [] #{} body)) bodies)))
                                   (mapcat second impls)))]
          (if (meta &form)
            `(with-meta ~object ~(meta &form))
            object)))))

(defn cast
  "The value, when it is of the class, or else an error. Nil is of every class here."
  [class x]
  (if (or (nil? x) (instance? class x))
    x
    (throw (ClassCastException.
            (str "Cannot cast " (.getName (clojure.core/class x)) " to " (.getName class))))))

(defmacro ..
  "(.. x (m a) n) is (. (. x m a) n)."
  ([x form] `(. ~x ~form))
  ([x form & more] `(.. (. ~x ~form) ~@more)))

(defn Throwable->map
  "An error as a map: :cause (the message of the innermost), :via (a map for each error, the outermost first),
  :trace, and :data where the innermost has some."
  [error]
  (let [via (loop [found [] error error]
              (if error (recur (conj found error) (ex-cause error)) found))
        root (peek via)
        describe (fn [error]
                   (let [base {:type (symbol (.getName (class error)))}
                         base (if (nil? (ex-message error)) base (assoc base :message (ex-message error)))]
                     (if (ex-data error) (assoc base :data (ex-data error)) base)))
        whole {:via (mapv describe via) :trace []}
        whole (if (nil? (ex-message root)) whole (assoc whole :cause (ex-message root)))]
    (if (ex-data root) (assoc whole :data (ex-data root)) whole)))
