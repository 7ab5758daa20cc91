;; clojure.set: sets as in mathematics, and sets of maps as relations.

;; ---- sets ----

(defn union
  "The set of what is in one of the sets. The others are added to the first."
  ([] #{})
  ([s] s)
  ([s t] (if (nil? s) t (into s t)))
  ([s t & more] (reduce union (union s t) more)))

(defn intersection
  "The set of what is in all sets."
  ([s] s)
  ([s t]
   (if (< (count t) (count s))
     (into (empty s) (filter (fn [x] (contains? s x))) t)
     (into (empty s) (filter (fn [x] (contains? t x))) s)))
  ([s t & more]
   (reduce intersection (intersection s t) more)))

(defn difference
  "The set of what is in the first set and in none of the others, which are taken away from it."
  ([s] s)
  ([s t]
   (if (< (count s) (count t))
     (reduce disj s (filterv (fn [x] (contains? t x)) s))
     (reduce disj s t)))
  ([s t & more]
   (reduce difference (difference s t) more)))

(defn subset?
  "True when everything in s is in t."
  [s t]
  (and (<= (count s) (count t))
       (every? (fn [x] (contains? t x)) s)))

(defn superset?
  "True when everything in t is in s."
  [s t]
  (and (>= (count s) (count t))
       (every? (fn [x] (contains? s x)) t)))

(defn select
  "The set of the members of s that fulfil pred."
  [pred s]
  (into (empty s) (filter pred) s))

;; ---- relations: sets of maps ----

(defn project
  "The relation with the given keys alone."
  [rel ks]
  (with-meta (into #{} (map (fn [row] (select-keys row ks))) rel) (meta rel)))

(defn rename-keys
  "The map with other keys: kmap has the old ones and the new ones."
  [m kmap]
  (let [moved (reduce-kv (fn [out old new]
                           (if (contains? m old)
                             (conj out [new (get m old)])
                             out))
                         [] kmap)]
    (into (reduce dissoc m (keys kmap)) moved)))

(defn rename
  "The relation with other keys: kmap has the old ones and the new ones."
  [rel kmap]
  (with-meta (into #{} (map (fn [row] (rename-keys (copy row) kmap))) rel) (meta rel)))

(defn index
  "The map from the values of the keys ks in the rows of a relation, as a map, to the set of these rows."
  [rel ks]
  (group-into-sets (fn [row] (select-keys row ks)) rel))

(defn- group-into-sets [f coll]
  (update-vals (group-by f coll) set))

(defn map-invert
  "The map from the values of m to its keys."
  [m]
  (reduce-kv (fn [out k v] (assoc out v k)) {} m))

(defn join
  "The relation of the merged pairs of a row of one and a row of the other relation that agree: in the keys
  that both have, or as km says, which has keys of the first and those of the second."
  ([rel other]
   (if (and (seq rel) (seq other))
     (let [common (intersection (set (keys (first rel))) (set (keys (first other))))]
       (join rel other (into {} (map (fn [k] [k k])) common)))
     #{}))
  ([rel other km]
   (let [rows (index other (vals km))]
     (into #{}
           (mapcat (fn [row]
                     (let [found (get rows (rename-keys (select-keys row (keys km)) km))]
                       (map (fn [match] (into (into {} row) match)) found))))
           rel))))
