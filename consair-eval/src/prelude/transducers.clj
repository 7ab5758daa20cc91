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
         (if (chunked-seq? s)
           (chunk-cons (mapv f (chunk-first s)) (map f (chunk-rest s)))
           (cons (f (first s)) (map f (rest s))))
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
         (if (chunked-seq? s)
           (chunk-cons (filterv pred (chunk-first s)) (filter pred (chunk-rest s)))
           (let [x (first s)]
             (if (pred x)
               (cons x (filter pred (rest s)))
               (recur (next s)))))
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
         (if (chunked-seq? s)
           (chunk-cons (filterv (fn [x] (not (pred x))) (chunk-first s)) (remove pred (chunk-rest s)))
           (let [x (first s)]
             (if (pred x)
               (recur (next s))
               (cons x (remove pred (rest s))))))
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
         (if (chunked-seq? s)
           (chunk-cons (filterv some? (mapv f (chunk-first s))) (keep f (chunk-rest s)))
           (let [value (f (first s))]
             (if (nil? value)
               (recur (next s))
               (cons value (keep f (rest s))))))
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
        (if (chunked-seq? s)
          (let [chunk (chunk-first s) end (+ i (count chunk))]
            (chunk-cons (mapv f (range i end) chunk) (map-indexed-from f end (chunk-rest s))))
          (cons (f i (first s)) (map-indexed-from f (inc i) (rest s))))
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

(defn mapcat
  "The lazy sequence of the elements of the collections that f gives. Without colls a transducer."
  ([f] (comp (map f) cat))
  ([f coll]
   (lazy-seq
     (loop [s (seq coll)]
       (if s
         (let [inner (seq (f (first s)))]
           (if inner
             (concat inner (mapcat f (rest s)))
             (recur (next s))))
         nil))))
  ([f a & more]
   (mapcat identity (apply map f a more))))

(defn replace
  "The elements of coll, in place of each that is a key of smap its value there: a vector for a vector, else
  a lazy sequence. Without coll a transducer."
  ([smap] (map (fn [x] (get smap x x))))
  ([smap coll]
   (if (vector? coll)
     (with-meta (mapv (fn [x] (get smap x x)) coll) (meta coll))
     (map (fn [x] (get smap x x)) coll))))

(defn random-sample
  "The elements, each with the probability prob. Without coll a transducer."
  ([prob] (filter (fn [_] (< (rand) prob))))
  ([prob coll] (filter (fn [_] (< (rand) prob)) coll)))

;; ---- from the start, to the end ----

(defn take
  "The lazy sequence of the first n elements, or of all when there are fewer. Without coll a transducer."
  ([n]
   (fn [rf]
     (let [left (volatile! n)]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (let [n @left]
            (vreset! left (dec n))
            (cond
              (> n 1) (rf result input)
              (= n 1) (ensure-reduced (rf result input))
              :else (ensure-reduced result))))))))
  ([n coll]
   (lazy-seq
     (if (pos? n)
       (let [s (seq coll)]
         (if s
           (cons (first s) (take (dec n) (rest s)))
           nil))
       nil))))

(defn take-while
  "The lazy sequence of the elements before the first that does not fulfil pred. Without coll a transducer."
  ([pred]
   (fn [rf]
     (fn
       ([] (rf))
       ([result] (rf result))
       ([result input] (if (pred input) (rf result input) (reduced result))))))
  ([pred coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (let [x (first s)]
           (if (pred x)
             (cons x (take-while pred (rest s)))
             nil))
         nil)))))

(defn take-nth
  "The lazy sequence of the first element and each n-th after it. Without coll a transducer."
  ([n]
   (fn [rf]
     (let [index (volatile! 0)]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (let [i @index]
            (vreset! index (inc i))
            (if (zero? (rem i n)) (rf result input) result)))))))
  ([n coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (cons (first s) (take-nth n (drop n s)))
         nil)))))

(defn drop
  "The lazy sequence of what follows the first n elements. Without coll a transducer."
  ([n]
   (fn [rf]
     (let [left (volatile! n)]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (let [n @left]
            (if (pos? n)
              (do (vreset! left (dec n)) result)
              (rf result input))))))))
  ([n coll]
   (lazy-seq
     (loop [n n s coll]
       (if (pos? n)
         (let [s (seq s)]
           (if s
             (recur (dec n) (rest s))
             nil))
         s)))))

(defn drop-while
  "The lazy sequence from the first element on that does not fulfil pred. Without coll a transducer."
  ([pred]
   (fn [rf]
     (let [dropping (volatile! true)]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (if (and @dropping (pred input))
            result
            (do
              (vreset! dropping false)
              (rf result input))))))))
  ([pred coll]
   (lazy-seq
     (loop [s (seq coll)]
       (if (and s (pred (first s)))
         (recur (next s))
         s)))))

;; ---- without repetitions, with separators ----

(defn- take-out!
  "The value of a volatile, which holds nil then: so the value has one handle and is changed in place."
  [v]
  (let [value @v]
    (vreset! v nil)
    value))

(defn distinct
  "The lazy sequence of the elements, each of several equal ones once, where it is first. Without coll a
  transducer."
  ([]
   (fn [rf]
     (let [seen (volatile! #{})]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (if (contains? @seen input)
            result
            (do
              (vreset! seen (conj (take-out! seen) input))
              (rf result input))))))))
  ([coll] (distinct-from (volatile! #{}) coll)))

(defn- distinct-from [seen coll]
  (lazy-seq
    (loop [s (seq coll)]
      (if s
        (let [x (first s)]
          (if (contains? @seen x)
            (recur (next s))
            (do
              (vreset! seen (conj (take-out! seen) x))
              (cons x (distinct-from seen (rest s))))))
        nil))))

(defn dedupe
  "The lazy sequence of the elements without those that equal the one just before. Without coll a transducer."
  ([]
   (fn [rf]
     (let [none (volatile! nil) before (volatile! none)]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (let [last @before]
            (vreset! before input)
            (if (= last input) result (rf result input))))))))
  ([coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (let [x (first s)]
           (cons x (dedupe-after x (rest s))))
         nil)))))

(defn- dedupe-after [last coll]
  (lazy-seq
    (loop [s (seq coll)]
      (if s
        (let [x (first s)]
          (if (= last x)
            (recur (next s))
            (cons x (dedupe-after x (rest s)))))
        nil))))

(defn interpose
  "The lazy sequence of the elements with sep between them. Without coll a transducer."
  ([sep]
   (fn [rf]
     (let [started (volatile! false)]
       (fn
         ([] (rf))
         ([result] (rf result))
         ([result input]
          (if @started
            (let [result (rf result sep)]
              (if (reduced? result)
                result
                (rf result input)))
            (do
              (vreset! started true)
              (rf result input))))))))
  ([sep coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (cons (first s) (interpose-before sep (rest s)))
         nil)))))

(defn- interpose-before [sep coll]
  (lazy-seq
    (let [s (seq coll)]
      (if s
        (cons sep (cons (first s) (interpose-before sep (rest s))))
        nil))))

;; ---- in parts ----

(defn partition-all
  "The lazy sequence of sequences of n elements, which start step elements apart (n, without step); the last
  ones may be shorter. Without coll a transducer, of vectors."
  ([n]
   (fn [rf]
     (let [items (volatile! [])]
       (fn
         ([] (rf))
         ([result]
          (let [left (take-out! items)]
            (if (seq left)
              (rf (unreduced (rf result left)))
              (rf result))))
         ([result input]
          (let [all (conj (take-out! items) input)]
            (if (= n (count all))
              (do
                (vreset! items [])
                (rf result all))
              (do
                (vreset! items all)
                result))))))))
  ([n coll] (partition-all n n coll))
  ([n step coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (cons (sequence (part n s)) (partition-all n step (nthrest s step)))
         nil)))))

(defn partition-by
  "The lazy sequence of sequences of neighbours for which f gives equal values. Without coll a transducer, of
  vectors."
  ([f]
   (fn [rf]
     (let [items (volatile! []) before (volatile! nil)]
       (fn
         ([] (rf))
         ([result]
          (let [left (take-out! items)]
            (if (seq left)
              (rf (unreduced (rf result left)))
              (rf result))))
         ([result input]
          (let [key (f input) all (take-out! items)]
            (if (or (zero? (count all)) (= key @before))
              (do
                (vreset! before key)
                (vreset! items (conj all input))
                result)
              (let [result (rf result all)]
                (vreset! before key)
                (vreset! items (if (reduced? result) [] [input]))
                result))))))))
  ([f coll]
   (lazy-seq
     (let [s (seq coll)]
       (if s
         (let [x (first s)
               key (f x)
               run (cons x (take-while (fn [y] (= key (f y))) (rest s)))]
           (cons run (partition-by f (lazy-seq (drop (count run) s)))))
         nil)))))

;; ---- running transducers ----

(defn- preserving-reduced
  "rf inside another reduction: what ends the inner one ends the outer one too."
  [rf]
  (fn [result input]
    (let [result (rf result input)]
      (if (reduced? result)
        (reduced result)
        result))))

(defn cat
  "A transducer of collections to their elements."
  [rf]
  (let [inner (preserving-reduced rf)]
    (fn
      ([] (rf))
      ([result] (rf result))
      ([result input] (reduce inner result input)))))

(defn halt-when
  "A transducer that ends the reduction at the first input that fulfils pred. The result of all is then that
  input, or, with retf, (retf result-so-far input)."
  ([pred] (halt-when pred nil))
  ([pred retf]
   (fn [rf]
     (fn
       ([] (rf))
       ([result]
        (if (and (map? result) (contains? result :clojure.core/halt))
          (:clojure.core/halt result)
          (rf result)))
       ([result input]
        (if (pred input)
          (reduced {:clojure.core/halt (if retf (retf (rf result) input) input)})
          (rf result input)))))))

(defn completing
  "f as a reducing function that does cf (nothing, without cf) with the result at the end."
  ([f] (completing f identity))
  ([f cf]
   (fn
     ([] (f))
     ([result] (cf result))
     ([result input] (f result input)))))

(defn sequence
  "Coll as a sequence, () for an empty one; with a transducer the lazy sequence of what that makes of the
  elements of the colls."
  ([coll]
   (if (seq? coll)
     coll
     (or (seq coll) ())))
  ([xform coll]
   (transformed (xform (completing conj)) coll))
  ([xform coll & more]
   (let [rf (xform (completing conj))]
     (transformed
      (fn
        ([result] (rf result))
        ([result inputs] (apply rf result inputs)))
      (apply map vector coll more)))))

(defn- transformed
  "The lazy sequence of what rf, a transduced conj, makes of the elements."
  [rf coll]
  (lazy-seq
    (loop [s (seq coll)]
      (if s
        (let [out (rf [] (first s))]
          (if (reduced? out)
            (seq (rf @out))
            (let [n (count out)]
              (cond
                (= n 1) (cons (nth out 0) (transformed rf (rest s)))
                (zero? n) (recur (next s))
                :else (concat out (transformed rf (rest s)))))))
        (seq (rf []))))))

(defn eduction
  "What the transducers, the first one first, make of the elements of the last argument: to be reduced or
  walked, and computed anew each time."
  [& xforms-and-coll]
  (eduction* transformed-anew (apply comp (butlast xforms-and-coll)) (last xforms-and-coll)))

(defn- transformed-anew [xform coll]
  (sequence xform coll))
