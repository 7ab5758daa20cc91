(defmacro the-form [& args] `'~&form)
(the-form 1 a) ;=> (the-form 1 a)
(defmacro locals [] (vec (sort (map name (keys &env)))))
(locals) ;=> []
(let [a 1 b 2] (locals)) ;=> ["a" "b"]
((fn [x] (locals)) 5) ;=> ["x"]
(defmacro local? [s] (contains? &env s))
(let [q 1] [(local? q) (local? r)]) ;=> [true false]
(defmacro show-locals [] (into {} (map (fn [s] [(keyword (name s)) s]) (keys &env))))
(let [a 1] (show-locals)) ;=> {:a 1}
(meta (first (the-form x))) ;=> nil
