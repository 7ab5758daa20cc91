; Types of other namespaces by their short names.
(ns shapes)
(defrecord Square [side])
(deftype Dot [x y])
(ns user)
(import 'shapes.Square)
(Square. 2) ;=> #shapes.Square{:side 2}
(instance? Square (shapes/->Square 1)) ;=> true
(new Square 3) ;=> #shapes.Square{:side 3}
Square ;=> shapes.Square
(do (import (shapes Square Dot)) (.-y (Dot. 1 2))) ;=> 2
(pr-str (shapes.Dot. 1 2)) ;=> "#object[shapes.Dot]"
(->Square 1) ;=> error: unknown name ->Square
(defprotocol Area (area [s]))
(extend-protocol Area Square (area [s] (* (:side s) (:side s))))
(area (shapes/->Square 4)) ;=> 16
(case (.getName Square) "shapes.Square" :full) ;=> :full
(ns other (:import shapes.Square [shapes Dot]))
[(Square. 5) (.-x (Dot. 6 7))] ;=> [#shapes.Square{:side 5} 6]
(ns third (:import (shapes Square)) (:gen-class))
(map->Square {:side 1}) ;=> error: unknown name map->Square
(Square. 1) ;=> #shapes.Square{:side 1}
(ns user)
; Classes of the table need no import, and take one.
(do (import 'java.util.UUID '(java.util Date List)) (instance? Date #inst "2020")) ;=> true
(import) ;=> nil
; Those of Java are missed where they are used.
(import java.util.ArrayList) ;=> nil
(ArrayList. 5) ;=> error: classes of Java are not there
(import 'shapes.Missing) ;=> error: expected a record or type to import, whose namespace is loaded, found shapes.Missing
(import 'no.such.Type) ;=> error: expected a record or type to import
(import 5) ;=> error: expected a collection or a sequence, found an integer
(ns bad (:imports a)) ;=> error: expected a clause (:require ...), (:use ...) or (:import ...) in ns, found :imports
