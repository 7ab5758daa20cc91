(let [n (atom 0) f (memoize (fn [x] (swap! n inc) (* x x)))] [(f 3) (f 3) (f 4) @n]) ;=> [9 9 16 2]
(let [n (atom 0) f (memoize (fn [& xs] (swap! n inc) nil))] (f) (f) (f 1 2) (f 1 2) @n) ;=> 2
