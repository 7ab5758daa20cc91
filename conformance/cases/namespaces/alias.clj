(alias 'st 'clojure.string)
(st/blank? "") ;=> true
(alias 'st2 'no.such) ;=> error: there is no namespace no.such
::st/key ;=> :clojure.string/key
::unknown/key ;=> error: expected a known alias, found unknown
`st/trim ;=> clojure.string/trim
(ns lib.one)
(def v 1)
(ns lib.two)
(alias 'one 'lib.one)
one/v ;=> 1
(def v 2)
[v one/v] ;=> [2 1]
