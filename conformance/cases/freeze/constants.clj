(defn q [] '[1 2])
(conj (q) 3) ;=> [1 2 3]
(q) ;=> [1 2]
(defn qm [] '{:a [1]})
(assoc (qm) :b 2) ;=> {:a [1], :b 2}
(update (qm) :a conj 2) ;=> {:a [1 2]}
(qm) ;=> {:a [1]}
(defn lit [] [1 2])
(conj (lit) 3) ;=> [1 2 3]
(lit) ;=> [1 2]
(loop [i 0 out ()] (if (< i 3) (recur (inc i) (cons (conj [] i) out)) out)) ;=> ([2] [1] [0])
(defn opt [& {:keys [xs] :or {xs []}}] (conj xs 1))
[(opt) (opt)] ;=> [[1] [1]]
(defmacro forms [& fs] (do (conj (vec fs) 1) `'~fs))
(forms [a] b) ;=> ([a] b)
(def c '(1 [2]))
(conj (second c) 3) ;=> [2 3]
c ;=> (1 [2])
