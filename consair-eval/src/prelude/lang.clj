;; clojure.lang: the types of Clojure that are written in the language.

;; What comes first stands in front, what came last in the list back, the last first: a list never changes,
;; so a queue is a value under every policy.
(deftype PersistentQueue [size front back about]
  clojure.lang.IPersistentList
  (cons [_ x]
    (if front
      (PersistentQueue. (inc size) front (conj back x) about)
      (PersistentQueue. 1 (list x) () about)))
  (peek [_] (first front))
  (pop [this]
    (cond
      (next front) (PersistentQueue. (dec size) (next front) back about)
      front (PersistentQueue. (dec size) (seq (reverse back)) () about)
      :else this))
  (count [_] size)
  (seq [_] (seq (concat front (lazy-seq (reverse back)))))
  (empty [_] (PersistentQueue. 0 nil () about))
  (equiv [this other] (and (sequential? other) (= (or (seq this) ()) (or (seq other) ()))))
  (hasheq [this] (hash (or (seq this) ())))
  clojure.lang.Counted
  clojure.lang.IObj
  (meta [_] about)
  (withMeta [_ m] (PersistentQueue. size front back m))
  Object
  (print-method [this w] (.write w (str "#queue" (pr-str (vec this))))))
