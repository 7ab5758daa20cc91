(ns lib.shapes "Shapes." {:author "somebody"})
(def square :square)
(def circle :circle)
(def star :star)
(ns lib.user1 (:require [lib.shapes :as s :refer [square] :rename {square sq}]))
sq ;=> :square
s/circle ;=> :circle
(resolve 'square) ;=> nil
(ns lib.user2 (:require [lib.shapes :refer :all]))
[square circle star] ;=> [:square :circle :star]
(ns lib.user3 (:use [lib.shapes :only [star]]))
star ;=> :star
(resolve 'circle) ;=> nil
(ns lib.user4 (:use [lib.shapes :exclude [star]]))
[(some? (resolve 'circle)) (resolve 'star)] ;=> [true nil]
(ns lib.user5 (:use lib.shapes))
[square star] ;=> [:square :star]
(ns lib.user6 (:refer-clojure :exclude [map filter]))
(resolve 'map) ;=> nil
(resolve 'reduce) ;=> #'clojure.core/reduce
(clojure.core/map inc [1 2]) ;=> (2 3)
(defn map [x] [:own x])
(map 1) ;=> [:own 1]
(ns lib.user7 (:refer-clojure :only [defn + inc str println pr-str]))
(resolve 'map) ;=> error: unknown name resolve
(clojure.core/resolve 'map) ;=> nil
(inc 1) ;=> 2
(clojure.core/ns-name clojure.core/*ns*) ;=> lib.user7
(clojure.core/in-ns 'user)
(ns lib.user8 (:refer-clojure :rename {map core-map}))
(core-map inc [1 2]) ;=> (2 3)
(resolve 'map) ;=> nil
(ns lib.user9 (:require (clojure [string :as str] [set :as set])))
[(str/upper-case "a") (set/union #{1} #{2})] ;=> ["A" #{1 2}]
(ns lib.user10 (:require clojure.walk [clojure.set]))
(clojure.walk/postwalk identity [1]) ;=> [1]
(ns lib.user11 (:require [not.loaded.at.all :as-alias n]))
::n/key ;=> :not.loaded.at.all/key
(ns ^{:doc "With metadata."} lib.user12 "And a text." (:require [clojure.string :as str]))
(str/blank? "") ;=> true
(ns user)
(require '[clojure.string :as string] 'clojure.set)
(string/join "," [1 2]) ;=> "1,2"
(refer 'lib.shapes :only '[circle] :rename '{circle c})
c ;=> :circle
(use '[lib.shapes :only [star]])
star ;=> :star
(require '[clojure.string :refer [nope]]) ;=> error: there is no nope in clojure.string
(require '[clojure.string :ass s]) ;=> error: expected :as, :as-alias, :refer, :only
(require 5) ;=> error: expected a symbol or a vector in require, found an integer
(ns lib.bad (:required [clojure.string])) ;=> error: expected a clause (:require ...)
(ns) ;=> error: expected a name in ns, found nothing
(require 'no.such.lib) ;=> error: there is no namespace no.such.lib
(str/join [1]) ;=> error: unknown name str/join
