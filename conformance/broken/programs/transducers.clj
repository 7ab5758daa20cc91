;; clojure.core: the functions that give a transducer when the collection is left out, and what runs
;; transducers lazily.
;;
;; A transducer hands the result on and never looks at it after that, so that the result has one handle
;; and is changed in place.

;; ---- one after the other ----

(defn map
  "The lazy sequence of f of the first elements of the colls, then of the second ones, and so on to the end
  of the shortest. Without colls a transducer."
  ([f]
   (fn [rf]
     (fn
       ([] (rf))
       ([result] (rf result))
       ([result input] (rf result (f input)))
       ([result input & more] (rf result (apply f input more))))))
  ([f coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (cons (f (first s)) (map f (rest s)))
         nil))))
  ([f a b]
   (lazy-seq
     (let [s (seq a) t (seq b)]
       (if (and s t)
         (cons (f (first s) (first t)) (map f (rest s) (rest t)))
         nil))))
  ([f a b c]
   (lazy-seq
     (let [s (seq a) t (seq b) u (seq c)]
       (if (and s t u)
         (cons (f (first s) (first t) (first u)) (map f (rest s) (rest t) (rest u)))
         nil))))
  ([f a b c & more]
   (map-all f (list* a b c more))))

(defn- map-all [f colls]
  (lazy-seq
    (let [seqs (mapv seq colls)]
      (if (every? identity seqs)
        (cons (apply f (mapv first seqs)) (map-all f (mapv rest seqs)))
        nil))))

(defn filter
  "The lazy sequence of the elements that fulfil pred. Without coll a transducer."
  ([pred]
   (fn [rf]
     (fn
       ([] (rf))
       ([result] (rf result))
       ([result input] (if (pred input) (rf result input) result)))))
  ([pred coll]
   (lazy-seq
     (loop [s (seq coll)]
       (if s
         (let [x (first s)]
           (if (pred x)
             (cons x (filter pred (rest s)))
             (recur (next s))))
         nil)))))

(defn remove
  "The lazy sequence of the elements that do not fulfil pred. Without coll a transducer."
  ([pred]
   (fn [rf]
     (fn
       ([] (rf))
       ([result] (rf result))
       ([result input] (if (pred input) result (rf result input))))))
  ([pred coll]
   (lazy-seq
     (loop [s (seq coll)]
       (if s
         (let [x (first s)]
           (if (pred x)
             (recur (next s))
             (cons x (remove pred (rest s)))))
         nil)))))

(defn keep
  "The lazy sequence of f of each element, without the nils. Without coll a transducer."
  ([f]
   (fn [rf]
     (fn
       ([] (rf))
       ([result] (rf result))
       ([result input]
        (let [value (f input)]
          (if (nil? value) result (rf result value)))))))
  ([f coll]
   (lazy-seq
     (loop [s (seq coll)]
       (if s
         (let [value (f (first s))]
           (if (nil? value)
             (recur (next s))
             (cons value (keep f (rest s)))))
         nil)))))

(defn map-indexed
  "The lazy sequence of (f 0 first) (f 1 second) and so on. Without coll a transducer."
  ([f]
   (fn [rf]
     (let [index (volatile! 0)]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (let [i @index]
            (vreset! index (inc i))
            (rf result (f i input))))))))
  ([f coll] (map-indexed-from f 0 coll)))

(defn- map-indexed-from [f i coll]
  (lazy-seq
    (let [s (seq coll)]
      (if s
        (cons (f i (first s)) (map-indexed-from f (inc i) (rest s)))
        nil))))

(defn keep-indexed
  "The lazy sequence of (f index element) for each element, without the nils. Without coll a transducer."
  ([f]
   (fn [rf]
     (let [index (volatile! 0)]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (let [i @index value (f i input)]
            (vreset! index (inc i))
            (if (nil? value) result (rf result value))))))))
  ([f coll] (keep-indexed-from f 0 coll)))

(defn- keep-indexed-from [f i coll]
  (lazy-seq
    (loop [i i s (seq coll)]
      (if s
        (let [value (f i (first s))]
          (if (nil? value)
            (recur (inc i) (next s))
            (cons value (keep-indexed-from f (inc i) (rest s)))))
        nil))))
