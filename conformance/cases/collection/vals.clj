(vals {:a 1 :b 2}) ;=> (1 2)
(vals {}) ;=> nil
(vals nil) ;=> nil
(vals {:a nil}) ;=> (nil)
(reduce + (vals (zipmap (range 20) (range)))) ;=> 190
(vals (filter (fn [[_ v]] (odd? v)) {:a 1 :b 2 :c 3})) ;=> (1 3)
(vals [1 2]) ;=> error type:
(let [m (zipmap (range 30) (range 30))] (= (keys m) (vals m))) ;=> true
