;; The static members of clojure.lang.PersistentQueue.

(def EMPTY
  "The queue without elements: conj adds at its end, peek and pop are of its front."
  (clojure.lang.PersistentQueue. 0 nil () nil))
