(defprotocol Shape (area [this]) (scale [this k] [this k l]) (describe [this]))
(defrecord Rect [w h]
  Shape
  (area [_] (* w h))
  (scale [this k] (assoc this :w (* k w) :h (* k h)))
  (scale [this k l] (assoc this :w (* k w) :h (* l h)))
  (describe [{:keys [w] :as this}] [w (area this) (:h this)])
  Object
  (toString [_] (str "Rect " w "x" h)))
(area (->Rect 2 3)) ;=> 6
(scale (->Rect 2 3) 2) ;=> #user.Rect{:w 4, :h 6}
(scale (->Rect 2 3) 2 3) ;=> #user.Rect{:w 4, :h 9}
(describe (->Rect 2 3)) ;=> [2 6 3]
(str (->Rect 2 3)) ;=> "Rect 2x3"
(pr-str (->Rect 2 3)) ;=> "#user.Rect{:w 2, :h 3}"
(.area (->Rect 2 3)) ;=> 6
(.scale (->Rect 2 3) 2) ;=> #user.Rect{:w 4, :h 6}
(map area [(->Rect 1 1) (->Rect 2 2)]) ;=> (1 4)
(apply area [(->Rect 2 5)]) ;=> 10
((partial scale (->Rect 1 1)) 3) ;=> #user.Rect{:w 3, :h 3}
(reduce + (map area [(->Rect 1 1) (->Rect 2 2)])) ;=> 5
(fn? area) ;=> true
(satisfies? Shape (->Rect 1 1)) ;=> true
(satisfies? Shape {}) ;=> false
; A parameter hides a field; a field is seen by the functions inside a method.
(defprotocol Q (q [this w]) (fs [this]) (sum-to [this n acc]))
(defrecord R [w v]
  Q
  (q [this w] [w v (:w this)])
  (fs [_] (mapv (fn [x] (+ x w)) v))
  (sum-to [_ n acc] (if (zero? n) [acc w] (recur (dec n) (+ acc n)))))
(q (->R 1 2) 5) ;=> [5 2 1]
(fs (->R 10 [1 2])) ;=> [11 12]
(sum-to (->R 7 0) 4 0) ;=> [10 7]
; A record's methods can make others of its kind.
(defprotocol Grow (grow [this]))
(defrecord Plant [size] Grow (grow [_] (->Plant (inc size))))
(grow (grow (->Plant 1))) ;=> #user.Plant{:size 3}
(defprotocol Loop (run [this n]))
(defrecord L [k] Loop (run [_ n] (loop [i 0 s 0] (if (< i n) (recur (inc i) (+ s k)) s))))
(run (->L 3) 4) ;=> 12
(defrecord Bad [a] Shape (nope [this] 1)) ;=> error: expected a method of the protocol user.Shape (area, scale, describe), found nope
; Defined anew, a record is another class.
(defrecord Twice [a])
(def old (->Twice 1))
(defrecord Twice [a b])
(->Twice 1 2) ;=> #user.Twice{:a 1, :b 2}
(= old (map->Twice {:a 1})) ;=> false
(instance? Twice old) ;=> false
