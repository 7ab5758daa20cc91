;; The tour: the same program on each engine and under each policy. Run it with
;;
;;     consair run examples/tour.clj
;;     consair run --engine persistent examples/tour.clj
;;     consair run --updates report examples/tour.clj

;; A vector.
(def v (vector 1 2 3))
(prn (conj v 4))
(prn (nth v 2))
(prn (count v)) ; in place: 4; on the persistent engine, or with --updates unique: 3

;; A map.
(def m (hash-map :a 1 :b 2))
(prn (get m :a))
(prn (assoc m :c 3))
(prn (count m)) ; 3 or 2
(prn (seq m))

;; A set.
(def s (hash-set 1 2 3))
(conj s 4)
(prn (contains? s 2))
(prn (contains? s 4)) ; true or false

;; Stopping early.
(prn (reduce (fn [acc x] (if (> x 10) (reduced acc) (+ acc x))) 0 [1 2 3 11 12]))

;; A value that must stay as it is: frozen, or copied first.
(def settings (freeze {:depth 3}))
(prn (assoc settings :depth 4) settings)
(def draft (conj (copy v) 5))
(prn (= v draft))
