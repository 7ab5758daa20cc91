(defmacro unless [test & body] `(if ~test nil (do ~@body)))
(unless false 1 2) ;=> 2
(unless true 1) ;=> nil
(macroexpand-1 '(unless a b)) ;=> (if a nil (do b))
(defmacro infix [[a op b]] (list op a b))
(infix (1 + 2)) ;=> 3
(defmacro twice "does it two times" [x] `(do ~x ~x))
(:doc (meta #'twice)) ;=> "does it two times"
(let [n (atom 0)] (twice (swap! n inc)) @n) ;=> 2
(defmacro m ([] :none) ([x] [:one x]) ([x & more] [:many (count more)]))
(m) ;=> :none
(m 5) ;=> [:one 5]
(m 1 2 3) ;=> [:many 2]
(defmacro with-opts [{:keys [a b]}] (+ a b))
(with-opts {:a 1 :b 2}) ;=> 3
(defmacro const [] (+ 1 2))
(const) ;=> 3
(defmacro backwards [& forms] (cons 'do (reverse forms)))
(backwards 1 (+ 1 1)) ;=> 1
(defmacro quoted [x] `'~x)
(quoted (a b)) ;=> (a b)
(unless) ;=> error: expected at least 1 argument to unless, found 0
unless ;=> error: expected a value, found the macro unless
(map unless [1]) ;=> error: expected a value, found the macro unless
(defn uses-helper [x] (* 2 x))
(defmacro at-expansion [n] (uses-helper n))
(at-expansion 21) ;=> 42
(defmacro my-or ([] nil) ([x] x) ([x & more] `(let [v# ~x] (if v# v# (my-or ~@more)))))
(my-or nil false 3) ;=> 3

(do (defmacro m1 [test & body] `(if ~test nil (do ~@body))) (m1 false 1 2)) ;=> 2
(do (defmacro m2 [[a b]] `(+ ~a ~b)) (m2 [1 2])) ;=> 3
(do (defmacro m3 ([] 0) ([x] `(inc ~x))) [(m3) (m3 5)]) ;=> [0 6]
(do (defmacro m4 [& _] `(quote ~&form)) (m4 a 1)) ;=> (m4 a 1)
