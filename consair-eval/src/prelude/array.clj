;; clojure.core: arrays.

(defn- array-from
  "An array of that kind: with so many places, or of a collection."
  [kind size-or-coll]
  (if (number? size-or-coll)
    (array* kind size-or-coll)
    (array-of* kind (vec size-or-coll))))

(defn- array-filled
  "An array of that kind with so many places, which hold the value, or what a collection has for them."
  [kind size init]
  (if (or (number? init) (char? init) (boolean? init))
    (array-of* kind (vec (repeat size init)))
    (let [array (array* kind size)]
      (dorun (map-indexed (fn [i x] (aset array i x)) (take size init)))
      array)))

(defn long-array
  "An array of integers: so many, 0 each or init (a number, or a collection of them), or those of a collection."
  ([size-or-coll] (array-from :long size-or-coll))
  ([size init] (array-filled :long size init)))

(defn int-array
  "As long-array, of integers of 32 bits."
  ([size-or-coll] (array-from :int size-or-coll))
  ([size init] (array-filled :int size init)))

(defn short-array
  "As long-array, of integers of 16 bits."
  ([size-or-coll] (array-from :short size-or-coll))
  ([size init] (array-filled :short size init)))

(defn byte-array
  "As long-array, of integers of 8 bits."
  ([size-or-coll] (array-from :byte size-or-coll))
  ([size init] (array-filled :byte size init)))

(defn double-array
  "As long-array, of floats."
  ([size-or-coll] (array-from :double size-or-coll))
  ([size init] (array-filled :double size init)))

(defn float-array
  "As long-array, of floats, which have 64 bits here as elsewhere."
  ([size-or-coll] (array-from :float size-or-coll))
  ([size init] (array-filled :float size init)))

(defn char-array
  "As long-array, of characters."
  ([size-or-coll] (array-from :char size-or-coll))
  ([size init] (array-filled :char size init)))

(defn boolean-array
  "As long-array, of booleans."
  ([size-or-coll] (array-from :boolean size-or-coll))
  ([size init] (array-filled :boolean size init)))

(defn object-array
  "An array of anything: so many places that hold nil, or the elements of a collection."
  [size-or-coll]
  (array-from :object size-or-coll))

(defn make-array
  "An array of anything with len places; with more numbers, an array of such arrays. The class is not kept."
  ([type len]
   (array* :object len))
  ([type len & more]
   (array-of* :object (vec (repeatedly len (fn [] (apply make-array type more)))))))

(defn to-array
  "An array of the elements of a collection."
  [coll]
  (array-of* :object (vec coll)))

(defn into-array
  "As to-array. A class before the collection is not kept."
  ([coll] (to-array coll))
  ([type coll] (to-array coll)))

(defn to-array-2d
  "An array of arrays of the elements of collections in a collection."
  [coll]
  (array-of* :object (mapv to-array coll)))

(defmacro areduce
  "Walks the array a with idx as the name of the index and ret as that of what expr gave last, init at first."
  [a idx ret init expr]
  `(let [array# ~a
         end# (alength array#)]
     (loop [~idx 0
            ~ret ~init]
       (if (< ~idx end#)
         (recur (inc ~idx) ~expr)
         ~ret))))

(defmacro amap
  "A copy of the array a, called ret, in which expr is put at each place, idx being the name of the index."
  [a idx ret expr]
  `(let [array# ~a
         end# (alength array#)
         ~ret (aclone array#)]
     (loop [~idx 0]
       (if (< ~idx end#)
         (do
           (aset ~ret ~idx ~expr)
           (recur (inc ~idx)))
         ~ret))))

(defn- aset-as [convert array args]
  (apply aset array (concat (butlast args) [(convert (last args))])))

(defn aset-long
  "As aset, the value made an integer."
  [array idx & more]
  (aset-as long array (cons idx more)))

(defn aset-int
  "As aset, the value made an integer of 32 bits."
  [array idx & more]
  (aset-as int array (cons idx more)))

(defn aset-short
  "As aset, the value made an integer of 16 bits."
  [array idx & more]
  (aset-as short array (cons idx more)))

(defn aset-byte
  "As aset, the value made an integer of 8 bits."
  [array idx & more]
  (aset-as byte array (cons idx more)))

(defn aset-double
  "As aset, the value made a float."
  [array idx & more]
  (aset-as double array (cons idx more)))

(defn aset-float
  "As aset, the value made a float."
  [array idx & more]
  (aset-as float array (cons idx more)))

(defn aset-char
  "As aset, the value made a character."
  [array idx & more]
  (aset-as char array (cons idx more)))

(defn aset-boolean
  "As aset, the value made a boolean."
  [array idx & more]
  (aset-as boolean array (cons idx more)))

(defn longs "The array, which is one of integers." [xs] (array-cast* :long xs))

(defn ints "The array, which is one of integers of 32 bits." [xs] (array-cast* :int xs))

(defn shorts "The array, which is one of integers of 16 bits." [xs] (array-cast* :short xs))

(defn bytes "The array, which is one of integers of 8 bits." [xs] (array-cast* :byte xs))

(defn doubles "The array, which is one of floats." [xs] (array-cast* :double xs))

(defn floats "The array, which is one of floats." [xs] (array-cast* :float xs))

(defn chars "The array, which is one of characters." [xs] (array-cast* :char xs))

(defn booleans "The array, which is one of booleans." [xs] (array-cast* :boolean xs))

(defn bytes? "True for an array of integers of 8 bits." [x] (= "[B" (.getName (or (class x) Object))))
