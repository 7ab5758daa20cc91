(keep-indexed (fn [i x] (if (odd? i) x nil)) [:a :b :c :d]) ;=> (:b :d)
(into [] (keep-indexed (fn [i x] (if (odd? i) x nil))) [:a :b :c :d]) ;=> [:b :d]
