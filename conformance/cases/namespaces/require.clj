(require '[clojure.string :as str])
(str/join "," [1 2]) ;=> "1,2"
(require '[clojure.set :refer [union difference]])
(difference #{1 2} #{2}) ;=> #{1}
(require '[clojure.walk :as w :refer [postwalk]])
(postwalk identity [1]) ;=> [1]
(w/keywordize-keys {"a" 1}) ;=> {:a 1}
(require '[clojure.string :as str2] '[clojure.set :as set])
[(str2/trim " a ") (set/subset? #{1} #{1 2})] ;=> ["a" true]
(require 'clojure.set) ;=> nil
(clojure.set/union #{1} #{1}) ;=> #{1}
(require '[clojure.string :refer [upper-case] :rename {upper-case up}])
(up "a") ;=> "A"
(require '[no.such.namespace :as n]) ;=> error: there is no namespace no.such.namespace
(require '[clojure.string :refer [no-such-fn]]) ;=> error: there is no no-such-fn in clojure.string
(require 5) ;=> error: expected a symbol or a vector in require, found an integer
str/no-such ;=> error: unknown name str/no-such
nope/x ;=> error: unknown name nope/x
(use 'clojure.set)
(intersection #{1 2} #{2 3}) ;=> #{2}
