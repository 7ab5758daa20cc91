(let [inc dec] (inc 5)) ;=> 4
(let [list vector] (list 1 2)) ;=> [1 2]
((fn [first] (first 1)) (fn [x] [:called x])) ;=> [:called 1]
(defn f [count] (clojure.core/count count))
(f [1 2 3]) ;=> 3
(let [name "x"] (str name)) ;=> "x"
(let [when 5] when) ;=> 5
(let [when (fn [x] [:fn x])] (when 1)) ;=> [:fn 1]
(let [-> +] (-> 1 2)) ;=> 3
(for [map [1 2]] (inc map)) ;=> (2 3)
(def my-inc inc)
(let [x my-inc my-inc dec] [(x 1) (my-inc 1)]) ;=> [2 0]
(let [if 5] (if true 1 2)) ;=> 1
(let [x 1] (let [f (fn [x] (inc x))] [(f 10) x])) ;=> [11 1]
(let [seq [1 2]] (first seq)) ;=> 1
(let [nth 1 get 2 [a b] [3 4]] [nth get a b]) ;=> [1 2 3 4]
(let [seq 1 first 2 {:keys [x]} {:x 5}] x) ;=> 5
(let [concat 1 list 2 apply 3] `(a ~@[1 2])) ;=> (user/a 1 2)
(let [not 1] (if-not false :a :b)) ;=> :a
