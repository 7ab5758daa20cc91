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
  [& preds]
  (fn
    ([] true)
    ([x] (every? (fn [pred] (pred x)) preds))
    ([x & more]
     (let [args (cons x more)]
       (every? (fn [pred] (every? pred args)) preds)))))

(defn some-fn
  "A function that gives the first true value that one of the predicates gives for one of its arguments, or
  the last value."
  [& preds]
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
                        (recur (next args) (pred (first args)))))))))))))
