; Macros have vars, those of the core too.
#'when ;=> #'clojure.core/when
(var? #'let) ;=> true
(resolve 'when) ;=> #'clojure.core/when
(resolve 'defn) ;=> #'clojure.core/defn
(ns-resolve 'clojure.core 'when-let) ;=> #'clojure.core/when-let
(find-var 'clojure.core/cond->) ;=> #'clojure.core/cond->
(:macro (meta #'when)) ;=> true
(:macro (meta (resolve 'defn))) ;=> true
(:macro (meta #'inc)) ;=> nil
(:name (meta #'when)) ;=> when
(string? (:doc (meta #'when))) ;=> true
(contains? (ns-publics 'clojure.core) 'when) ;=> true
(contains? (ns-map *ns*) 'cond) ;=> true
(do (defmacro twice [x] (list 'do x x)) (:macro (meta #'twice))) ;=> true
; What a builtin says of itself.
(:arglists (meta #'inc)) ;=> ([a])
(string? (:doc (meta #'map))) ;=> true
(count (:arglists (meta #'clojure.string/join))) ;=> 2
(do (defn f "F." ([a] a) ([a b] b)) [(:doc (meta #'f)) (:arglists (meta #'f))]) ;=> ["F." ([a] [a b])]
; A macro with a var is the macro still.
(do #'when (when true 1)) ;=> 1
(macroexpand-1 '(when a b)) ;=> (if a (do b))
(when) ;=> error: expected
when ;=> error: expected a value, found the macro when
@#'when ;=> error: the var clojure.core/when is not bound
(bound? #'when) ;=> false
