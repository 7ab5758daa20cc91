(ns my.app)
(def x 1) ;=> #'my.app/x
x ;=> 1
my.app/x ;=> 1
::k ;=> :my.app/k
`x ;=> my.app/x
(ns other)
x ;=> error: unknown name x
my.app/x ;=> 1
(def x 2)
[x my.app/x other/x] ;=> [2 1 2]
(ns my.app)
x ;=> 1
(ns with-doc "documentation" (:require [clojure.string :as s] [clojure.set :refer [union]]))
(s/upper-case "a") ;=> "A"
(union #{1} #{1}) ;=> #{1}
(ns-name *ns*) ;=> with-doc
(ns plain.again (:require my.app))
my.app/x ;=> 1
