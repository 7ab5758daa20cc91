(defmacro def-constants [& pairs]
  `(do ~@(map (fn [[k v]] `(def ~k ~v)) (partition 2 pairs))))
(def-constants aa 1 bb 2)
[aa bb] ;=> [1 2]
(defmacro defgetter [k] `(defn ~(symbol (str "get-" (name k))) [m#] (get m# ~k)))
(defgetter :size)
(get-size {:size 5}) ;=> 5
(defmacro def-adder-macro [name n] `(defmacro ~name [x#] (list '+ ~n x#)))
(def-adder-macro add-ten 10)
(add-ten 5) ;=> 15
(defmacro make-unless [nm] `(defmacro ~nm [test# & body#] `(if ~test# nil (do ~@body#))))
(make-unless unless2)
(unless2 false 1 2) ;=> 2
(defmacro chain [x & fs] (reduce (fn [acc f] `(~f ~acc)) x fs))
(chain 1 inc inc str) ;=> "3"
(defmacro defenum [& names] `(do ~@(map-indexed (fn [i n] `(def ~n ~i)) names)))
(defenum red green blue)
[red green blue] ;=> [0 1 2]
(defmacro my-cond [& clauses] (when (seq clauses) `(if ~(first clauses) ~(second clauses) (my-cond ~@(nnext clauses)))))
(my-cond false 1 nil 2 :else 3) ;=> 3
