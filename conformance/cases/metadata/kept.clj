; Metadata stays through what gives a changed collection, and not through what gives a sequence.
(def m {:doc "x"})
(def v (with-meta [1 2 3] m))
(meta (conj (with-meta [1 2 3] m) 4)) ;=> {:doc "x"}
(meta (assoc (with-meta [1 2 3] m) 0 9)) ;=> {:doc "x"}
(meta (pop (with-meta [1 2 3] m))) ;=> {:doc "x"}
(meta (into (with-meta [1 2 3] m) [4])) ;=> {:doc "x"}
(meta (empty v)) ;=> {:doc "x"}
(meta (update (with-meta {:a 1} m) :a inc)) ;=> {:doc "x"}
(meta (dissoc (with-meta {:a 1} m) :a)) ;=> {:doc "x"}
(meta (merge (with-meta {:a 1} m) {:b 2})) ;=> {:doc "x"}
(meta (assoc-in (with-meta {:a {}} m) [:a :b] 1)) ;=> {:doc "x"}
(meta (conj (with-meta #{1} m) 2)) ;=> {:doc "x"}
(meta (disj (with-meta #{1} m) 1)) ;=> {:doc "x"}
(meta (conj (with-meta '(1) m) 2)) ;=> {:doc "x"}
(meta (map inc v)) ;=> nil
(meta (seq v)) ;=> nil
(meta (rest v)) ;=> nil
(meta (vec v)) ;=> nil
(meta (filter odd? v)) ;=> nil
(meta (list* v)) ;=> nil
(meta (select-keys (with-meta {:a 1 :b 2} m) [:a])) ;=> {:doc "x"}
(meta (set v)) ;=> nil
(meta (set ^{:a 1} #{1})) ;=> nil
(meta (set (with-meta (sorted-set 1) {:a 1}))) ;=> nil
