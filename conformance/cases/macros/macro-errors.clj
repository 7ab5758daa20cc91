(defmacro broken [x] (throw (ex-info "macro said no" {:x x})))
(broken 1) ;=> error: macro said no
(defmacro type-error [x] (+ 1 :a))
(type-error 1) ;=> error: expected a number, found a keyword
(defmacro one-arg [x] x)
(one-arg) ;=> error: expected 1 argument to one-arg, found 0
(one-arg 1 2) ;=> error: expected 1 argument to one-arg, found 2
(defmacro gives-unknown [] 'no-such-name)
(gives-unknown) ;=> error: unknown name no-such-name
(defmacro gives-bad-let [] '(let [x] x))
(gives-bad-let) ;=> error: expected an even number of forms in the bindings of let
(try (eval '(broken 2)) (catch :default e :caught)) ;=> :caught
(defmacro gives-fn [] (fn [x] x))
(gives-fn) ;=> error: expected code (data, symbols, collections of them), found a function
(defmacro) ;=> error: expected a name in defmacro, found nothing
(defmacro 5 [x]) ;=> error: expected a name, found 5
(defmacro endless [x] `(endless ~x))
(endless 1) ;=> error: this macro call expands more than 300 times
(inc (endless 1)) ;=> error: code nests more than 300 levels
