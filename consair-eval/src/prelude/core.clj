;; clojure.core: functions about functions, and lazy sequences without a transducer.
;;
;; Each definition is compiled when it is first used, so their order does not matter. None of them
;; changes a collection that it did not make.

;; ---- functions ----

(defn identity
  "The argument itself."
  [x]
  x)

(defn constantly
  "A function of any arguments that gives x."
  [x]
  (fn ([] x) ([_] x) ([_ & _] x)))

(defn complement
  "A function that gives false where f gives something true, and true where f gives false or nil."
  [f]
  (fn
    ([] (not (f)))
    ([x] (not (f x)))
    ([x y] (not (f x y)))
    ([x y & more] (not (apply f x y more)))))

(defn comp
  "The composition of functions: the last one takes the arguments, each other one the result of the one after it."
  ([] identity)
  ([f] f)
  ([f g]
   (fn
     ([] (f (g)))
     ([x] (f (g x)))
     ([x y] (f (g x y)))
     ([x y z] (f (g x y z)))
     ([x y z & more] (f (apply g x y z more)))))
  ([f g & more]
   (reduce comp (comp f g) more)))

(defn partial
  "A function that calls f with the given arguments first and its own after them."
  ([f] f)
  ([f a]
   (fn
     ([] (f a))
     ([x] (f a x))
     ([x y] (f a x y))
     ([x y & more] (apply f a x y more))))
  ([f a b]
   (fn
     ([] (f a b))
     ([x] (f a b x))
     ([x y] (f a b x y))
     ([x y & more] (apply f a b x y more))))
  ([f a b c]
   (fn
     ([] (f a b c))
     ([x] (f a b c x))
     ([x & more] (apply f a b c x more))))
  ([f a b c & more]
   (fn [& args] (apply f a b c (concat more args)))))

(defn juxt
  "A function that gives the vector of what each of the functions gives for its arguments."
  ([f]
   (fn
     ([] [(f)])
     ([x] [(f x)])
     ([x & more] [(apply f x more)])))
  ([f g]
   (fn
     ([] [(f) (g)])
     ([x] [(f x) (g x)])
     ([x & more] [(apply f x more) (apply g x more)])))
  ([f g & more]
   (let [fs (list* f g more)]
     (fn
       ([] (mapv (fn [f] (f)) fs))
       ([x] (mapv (fn [f] (f x)) fs))
       ([x & more] (mapv (fn [f] (apply f x more)) fs))))))

(defn- default-value
  "x as a default that can be given out again and again: an update of it makes a copy."
  [x]
  (if (and (coll? x) (not (seq? x))) (freeze x) x))

(defn fnil
  "A function that calls f, with the given defaults in place of its first arguments where those are nil."
  ([f a]
   (let [a (default-value a)]
     (fn
       ([x] (f (if (nil? x) a x)))
       ([x y] (f (if (nil? x) a x) y))
       ([x y z] (f (if (nil? x) a x) y z))
       ([x y z & more] (apply f (if (nil? x) a x) y z more)))))
  ([f a b]
   (let [a (default-value a) b (default-value b)]
     (fn
       ([x y] (f (if (nil? x) a x) (if (nil? y) b y)))
       ([x y z] (f (if (nil? x) a x) (if (nil? y) b y) z))
       ([x y z & more] (apply f (if (nil? x) a x) (if (nil? y) b y) z more)))))
  ([f a b c]
   (let [a (default-value a) b (default-value b) c (default-value c)]
     (fn
       ([x y z] (f (if (nil? x) a x) (if (nil? y) b y) (if (nil? z) c z)))
       ([x y z & more] (apply f (if (nil? x) a x) (if (nil? y) b y) (if (nil? z) c z) more))))))

(defn every-pred
  "A predicate that is true when all arguments fulfil all predicates. It stops at the first that does not."
  [pred & more-preds]
  (let [preds (cons pred more-preds)]
    (fn
      ([] true)
      ([x] (every? (fn [pred] (pred x)) preds))
      ([x & more]
       (let [args (cons x more)]
         (every? (fn [pred] (every? pred args)) preds))))))

(defn some-fn
  "A function that gives the first true value that one of the predicates gives for one of its arguments, or
  the last value."
  [pred & more-preds]
  (let [preds (cons pred more-preds)]
    (fn
      ([] nil)
      ([x]
       (loop [preds (seq preds) value nil]
         (if (or value (nil? preds))
           value
           (recur (next preds) ((first preds) x)))))
      ([x & more]
       (let [args (cons x more)]
         (loop [preds (seq preds) value nil]
           (if (or value (nil? preds))
             value
             (recur (next preds)
                    (let [pred (first preds)]
                      (loop [args args value nil]
                        (if (or value (nil? args))
                          value
                          (recur (next args) (pred (first args))))))))))))))

(defn memoize
  "A function that calls f once for each list of arguments, and then gives what it gave."
  [f]
  (let [results (atom {})
        none (atom nil)]
    (fn [& args]
      (let [known (get @results args none)]
        (if (identical? known none)
          (let [result (apply f args)]
            (swap! results assoc args result)
            result)
          known)))))

(defn trampoline
  "Calls f with the arguments, then calls what it gives, as long as that is a function; gives what is none."
  ([f]
   (let [result (f)]
     (if (fn? result) (recur result) result)))
  ([f & args]
   (trampoline (fn [] (apply f args)))))

(defn comparator
  "A comparator from a predicate that says whether its first argument comes before its second."
  [pred]
  (fn [x y]
    (cond
      (pred x y) -1
      (pred y x) 1
      :else 0)))

(defn max-key
  "The argument for which k gives the greatest number; of several the last."
  ([_ x] x)
  ([k x y] (if (> (k x) (k y)) x y))
  ([k x y & more]
   (loop [best x key (k x) more (cons y more)]
     (if (seq more)
       (let [x (first more) other (k x)]
         (if (> key other)
           (recur best key (rest more))
           (recur x other (rest more))))
       best))))

(defn min-key
  "The argument for which k gives the least number; of several the last."
  ([_ x] x)
  ([k x y] (if (< (k x) (k y)) x y))
  ([k x y & more]
   (loop [best x key (k x) more (cons y more)]
     (if (seq more)
       (let [x (first more) other (k x)]
         (if (< key other)
           (recur best key (rest more))
           (recur x other (rest more))))
       best))))

;; ---- what macros expand to ----

(defn seq-to-map-for-destructuring
  "The map of keys and values that follow each other in a sequence; at its end there may be a map of more."
  [s]
  (if (next s)
    (loop [m {} s (seq s)]
      (if s
        (let [k (first s) more (next s)]
          (cond
            more (recur (assoc m k (first more)) (next more))
            (map? k) (into m k)
            :else (throw (ex-info (str "expected a value after the key " (pr-str k) ", found nothing") {:key k}))))
        m))
    (if (seq s) (first s) {})))

(defn assert-error
  "Raises the error of an assert, if *assert* is true: form is the text of its test."
  ([form] (when *assert* (throw (ex-info (str "Assert failed: " form) {}))))
  ([form message] (when *assert* (throw (ex-info (str "Assert failed: " message "\n" form) {})))))

;; ---- lazy sequences ----

(defn concat
  "The lazy sequence of the elements of the colls, one after the other."
  ([] (lazy-seq nil))
  ([x] (lazy-seq x))
  ([x y]
   (lazy-seq
     (let [s (seq x)]
       (if s
         (if (chunked-seq? s)
           (chunk-cons (chunk-first s) (concat (chunk-rest s) y))
           (cons (first s) (concat (rest s) y)))
         y))))
  ([x y & more]
   (concat-all (concat x y) more)))

(defn- concat-all [x more]
  (lazy-seq
    (let [s (seq x)]
      (if s
        (if (chunked-seq? s)
          (chunk-cons (chunk-first s) (concat-all (chunk-rest s) more))
          (cons (first s) (concat-all (rest s) more)))
        (let [more (seq more)]
          (if more
            (concat-all (first more) (rest more))
            nil))))))

(defn iterate
  "The lazy sequence of x, (f x), (f (f x)) and so on."
  [f x]
  (lazy-seq (cons x (iterate-next f x))))

(defn- iterate-next [f x]
  (lazy-seq
    (let [y (f x)]
      (cons y (iterate-next f y)))))

(defn repeat
  "The lazy sequence of x again and again: for ever, or n times."
  ([x] (lazy-seq (cons x (repeat x))))
  ([n x]
   (lazy-seq
     (if (pos? n)
       (cons x (repeat (dec n) x))
       nil))))

(defn repeatedly
  "The lazy sequence of what f, called without arguments, gives: for ever, or n times."
  ([f] (lazy-seq (cons (f) (repeatedly f))))
  ([n f]
   (lazy-seq
     (if (pos? n)
       (cons (f) (repeatedly (dec n) f))
       nil))))

(defn cycle
  "The lazy sequence of the elements of coll, again and again."
  [coll]
  (lazy-seq
    (let [s (seq coll)]
      (if s
        (cons (first s) (cycle-on s (rest s)))
        nil))))

(defn- cycle-on [all s]
  (lazy-seq
    (let [s (or (seq s) all)]
      (cons (first s) (cycle-on all (rest s))))))

(defn interleave
  "The lazy sequence of the first elements of the colls, then the second ones, and so on to the end of the
  shortest."
  ([] ())
  ([a] (lazy-seq a))
  ([a b]
   (lazy-seq
     (let [s (seq a) t (seq b)]
       (if (and s t)
         (cons (first s) (cons (first t) (interleave (rest s) (rest t))))
         nil))))
  ([a b & more]
   (interleave-all (list* a b more))))

(defn- interleave-all [colls]
  (lazy-seq
    (let [seqs (mapv seq colls)]
      (if (every? identity seqs)
        (concat (mapv first seqs) (interleave-all (mapv rest seqs)))
        nil))))

(defn split-at
  "The vector of the first n elements and of what follows them."
  [n coll]
  [(take n coll) (drop n coll)])

(defn split-with
  "The vector of the elements before the first that does not fulfil pred, and of those from it on."
  [pred coll]
  [(take-while pred coll) (drop-while pred coll)])

(defn splitv-at
  "The vector of a vector of the first n elements and of what follows them."
  [n coll]
  [(into [] (take n) coll) (drop n coll)])

(defn take-last
  "The last n elements; nil when there are none."
  [n coll]
  (loop [s (seq coll) ahead (seq (drop n coll))]
    (if ahead
      (recur (next s) (next ahead))
      s)))

(defn drop-last
  "The lazy sequence of all but the last n elements (of one, without n)."
  ([coll] (drop-last 1 coll))
  ([n coll] (map (fn [x _] x) coll (drop n coll))))

(defn nthrest
  "What is left of coll after n steps of rest."
  [coll n]
  (loop [n n s coll]
    (if (and (pos? n) (seq s))
      (recur (dec n) (rest s))
      s)))

(defn nthnext
  "What is left of coll after n steps of next; nil when nothing is."
  [coll n]
  (loop [n n s (seq coll)]
    (if (and s (pos? n))
      (recur (dec n) (next s))
      s)))

(defn- part
  "The vector of the first n elements of s, or of all when there are fewer."
  [n s]
  (loop [n n s s items []]
    (if (pos? n)
      (let [s (seq s)]
        (if s
          (recur (dec n) (rest s) (conj items (first s)))
          items))
      items)))

(defn partition
  "The lazy sequence of sequences of n elements, which start step elements apart (n, without step). A last
  one that is shorter is left out, or filled from pad as far as that goes."
  ([n coll] (partition n n coll))
  ([n step coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (let [items (part n s)]
           (if (= n (count items))
             (cons (sequence items) (partition n step (nthrest s step)))
             nil))
         nil))))
  ([n step pad coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (let [items (part n s)]
           (if (= n (count items))
             (cons (sequence items) (partition n step pad (nthrest s step)))
             (list (take n (concat items pad)))))
         nil)))))

(defn partitionv
  "As partition, of vectors."
  ([n coll] (partitionv n n coll))
  ([n step coll] (map vec (partition n step coll)))
  ([n step pad coll] (map vec (partition n step pad coll))))

(defn partitionv-all
  "As partition-all, of vectors."
  ([n] (partition-all n))
  ([n coll] (partitionv-all n n coll))
  ([n step coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (cons (part n s) (partitionv-all n step (nthrest s step)))
         nil)))))

(defn reductions
  "The lazy sequence of the values that reduce goes through, init (or the first element) the first."
  ([f coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (reductions f (first s) (rest s))
         (list (f))))))
  ([f init coll]
   (if (reduced? init)
     (list @init)
     (cons init
           (lazy-seq
             (let [s (seq coll)]
               (if s
                 (reductions f (f init (first s)) (rest s))
                 nil)))))))

(defn tree-seq
  "The lazy sequence of the nodes of a tree, each before its children. branch? says whether a node can have
  children, children gives them."
  [branch? children root]
  (lazy-seq
    (cons root
          (if (branch? root)
            (mapcat (fn [node] (tree-seq branch? children node)) (children root))
            nil))))

(defn flatten
  "The lazy sequence of what stands in nested sequential collections, without their nesting. Empty for
  anything else."
  [x]
  (remove sequential? (rest (tree-seq sequential? seq x))))

(defn iteration
  "The lazy sequence of the values that step gives: first for :initk (nil), then for what :kf finds in each
  (the value itself). It ends where :somef (some?) is not true of a value, or the next key is nil. :vf
  gives what stands in the sequence for a value (the value itself)."
  [step & {:keys [somef vf kf initk] :or {somef some? vf identity kf identity initk nil}}]
  (iteration-from step somef vf kf initk))

(defn- iteration-from [step somef vf kf k]
  (lazy-seq
    (let [value (step k)]
      (if (somef value)
        (cons (vf value)
              (let [k (kf value)]
                (if (nil? k)
                  nil
                  (iteration-from step somef vf kf k))))
        nil))))

(defn bounded-count
  "The count of coll where that is known, or else, walking at most n elements, its count or n."
  [n coll]
  (if (counted? coll)
    (count coll)
    (loop [i 0 s (seq coll)]
      (if (and s (< i n))
        (recur (inc i) (next s))
        i))))

(defn distinct?
  "True when no two arguments are =."
  ([_] true)
  ([x y] (not (= x y)))
  ([x y & more]
   (loop [seen #{x} s (cons y more)]
     (if s
       (let [x (first s)]
         (if (contains? seen x)
           false
           (recur (conj seen x) (next s))))
       true))))

(defn shuffle
  "The vector of the elements in an order by chance."
  [coll]
  (mapv second (sort-by first (mapv (fn [x] [(rand) x]) coll))))

(defn rand-nth
  "An element by chance."
  [coll]
  (nth coll (rand-int (count coll))))

;; ---- maps ----

(defn update-vals
  "A map (or vector) with the same keys, and f of each value."
  [m f]
  (with-meta (reduce-kv (fn [out k v] (assoc out k (f v))) (if (vector? m) [] {}) m) (meta m)))

(defn update-keys
  "A map with f of each key, and the same values. Of keys for which f gives the same, one is left."
  [m f]
  (with-meta (reduce-kv (fn [out k v] (assoc out (f k) v)) {} m) (meta m)))

;; ---- numbers ----

(defmacro with-precision
  "Evaluates the body while results of operations on decimals are rounded to so many digits, half up or as :rounding says: UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY."
  [precision & body]
  (let [given (= :rounding (first body))
        rounding (if given (second body) 'HALF_UP)
        body (if given (drop 2 body) body)]
    `(let [before# (clojure.core/set-precision* [~precision '~rounding])]
       (try ~@body (finally (clojure.core/set-precision* before#))))))

;; ---- documentation ----

(defmacro doc
  "Prints what is known of a name: what it takes and what it does."
  [name]
  (list 'clojure.core/doc* (list 'quote name)))
