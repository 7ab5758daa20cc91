(def v (with-meta [3 1 2] {:m 1}))
(def m (with-meta {:a 1} {:m 1}))
(def s (with-meta #{1} {:m 1}))
(def l (with-meta '(1 2) {:m 1}))
(meta (conj (with-meta #{1} {:m 1}) 2)) ;=> {:m 1}
(map meta [(assoc (freeze v) 0 9) (assoc (freeze m) :b 1) (dissoc (freeze m) :a) (conj (freeze s) 5) (disj (freeze s) 1)]) ;=> ({:m 1} {:m 1} {:m 1} {:m 1} {:m 1})
(map meta [(into (freeze v) [1]) (merge (freeze m) {:z 1}) (empty v) (empty m) (empty s) (empty l)]) ;=> ({:m 1} {:m 1} {:m 1} {:m 1} {:m 1} {:m 1})
(map meta [(pop (freeze v)) (pop l) (conj l 0) (update (freeze m) :a inc) (update-in (freeze m) [:a] inc) (assoc-in (freeze m) [:q] 1)]) ;=> ({:m 1} {:m 1} {:m 1} {:m 1} {:m 1} {:m 1})
(map meta [(map identity v) (filter odd? v) (rest v) (seq v) (vec l) (reverse v) (sort v) (mapv inc v) (set v) (cons 1 l)]) ;=> (nil nil nil nil nil nil nil nil nil nil)
(map meta [(freeze v) (copy v) (not-empty v) (select-keys m [:a]) (identity v)]) ;=> ({:m 1} {:m 1} {:m 1} {:m 1} {:m 1})
(meta (merge-with + (freeze m) {:a 2})) ;=> {:m 1}
(meta (concat l [1])) ;=> nil
(meta (subvec v 1)) ;=> nil
(meta (first {(with-meta [1] {:k 1}) 2})) ;=> nil
(meta (key (first {(with-meta [1] {:k 1}) 2}))) ;=> {:k 1}
(meta (first (conj #{(with-meta [1] {:k 1})} (with-meta [1] {:k 2})))) ;=> {:k 1}
(meta (key (first (assoc {(with-meta [1] {:k 1}) 1} (with-meta [1] {:k 2}) 2)))) ;=> {:k 1}
