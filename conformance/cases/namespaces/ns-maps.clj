(ns lib.a)
(def x 1)
(defn f [] 2)
(def ^:private hidden 3)
(defn- also-hidden [] 4)
(defmacro m [] 5)
(ns lib.b (:require [lib.a :as a :refer [x]] [clojure.string :as str]))
(def own 6)
(sort (keys (ns-publics 'lib.a))) ;=> (f m x)
(sort (keys (ns-interns 'lib.a))) ;=> (also-hidden f hidden m x)
(get (ns-publics 'lib.a) 'x) ;=> #'lib.a/x
(get (ns-refers 'lib.b) 'x) ;=> #'lib.a/x
(get (ns-refers 'lib.b) 'f) ;=> nil
(get (ns-map 'lib.b) 'x) ;=> #'lib.a/x
(get (ns-map 'lib.b) 'own) ;=> #'lib.b/own
(get (ns-map 'lib.b) 'reduce) ;=> #'clojure.core/reduce
(get (ns-refers 'lib.b) 'reduce) ;=> #'clojure.core/reduce
(get (ns-map 'lib.b) 'nope) ;=> nil
(into (sorted-map) (map (fn [[k v]] [k (ns-name v)]) (ns-aliases 'lib.b))) ;=> {a lib.a, str clojure.string}
(ns-aliases 'lib.a) ;=> {}
(ns-resolve 'lib.a 'x) ;=> #'lib.a/x
(ns-resolve 'lib.b 'a/f) ;=> #'lib.a/f
(ns-resolve 'lib.b 'own) ;=> #'lib.b/own
(ns-resolve 'lib.b 'nope) ;=> nil
(resolve 'x) ;=> #'lib.a/x
(resolve 'a/f) ;=> #'lib.a/f
(resolve 'lib.a/f) ;=> #'lib.a/f
(resolve 'str/join) ;=> #'clojure.string/join
(resolve 'map) ;=> #'clojure.core/map
(resolve 'nope) ;=> nil
(resolve 'no.such/nope) ;=> nil
(resolve {'x 1} 'x) ;=> nil
(find-var 'lib.a/x) ;=> #'lib.a/x
(find-var 'lib.a/nope) ;=> nil
(requiring-resolve 'clojure.set/union) ;=> #'clojure.set/union
((requiring-resolve 'clojure.set/union) #{1} #{2}) ;=> #{1 2}
(ns-unmap 'lib.b 'x) ;=> nil
(resolve 'x) ;=> nil
(ns-unalias 'lib.b 'a) ;=> nil
(resolve 'a/f) ;=> nil
(do (alias 'again 'lib.a) (resolve 'again/f)) ;=> #'lib.a/f
(do (ns-unmap 'lib.b 'own) (resolve 'own)) ;=> nil
(intern 'lib.b 'made 7) ;=> #'lib.b/made
@(resolve 'made) ;=> 7
made ;=> 7
(intern 'lib.b 'unbound) ;=> #'lib.b/unbound
(bound? #'made) ;=> true
(intern 'no.such 'x 1) ;=> error: there is no namespace no.such
(requiring-resolve 'no.such.lib/x) ;=> error: there is no namespace no.such.lib
(requiring-resolve 'x) ;=> error: expected a qualified symbol, found x
(find-var 'x) ;=> error: expected a qualified symbol, found x
(alias 'b 'no.such) ;=> error: there is no namespace no.such
