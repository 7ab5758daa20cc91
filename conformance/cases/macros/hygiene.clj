(defmacro my-max [a b] `(let [x# ~a y# ~b] (if (> x# y#) x# y#)))
(my-max 3 5) ;=> 5
(let [x 10 y 20] (my-max x y)) ;=> 20
(let [n (atom 0)] (my-max (swap! n inc) 0) @n) ;=> 1
(defmacro bad-let [v] `(let [x ~v] x))
(bad-let 1) ;=> error: expected a name without a namespace, found user/x
(defmacro swap-locals [a b] `(let [t# ~a] [~b t#]))
(let [t 1 u 2] (swap-locals t u)) ;=> [2 1]
(defmacro anaphoric [test then] `(let [~'it ~test] (if ~'it ~then nil)))
(anaphoric (+ 1 2) (* it 2)) ;=> 6
(let [if-helper 1] (when true if-helper)) ;=> 1
(let [list :shadow concat :shadow seq :shadow] `(1 ~@[2])) ;=> (1 2)
(symbol? (gensym)) ;=> true
(= (gensym) (gensym)) ;=> false
(boolean (re-find #"^pre" (name (gensym "pre")))) ;=> true
(defmacro with-gensym [x] (let [s (gensym)] `(let [~s ~x] (+ ~s ~s))))
(with-gensym 4) ;=> 8
