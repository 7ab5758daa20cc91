(defmulti area "the area of a shape" :shape)
(defmethod area :circle [{:keys [r]}] (* 3 r r))
(defmethod area :rect [{:keys [w h]}] (* w h))
(area {:shape :circle :r 2}) ;=> 12
(area {:shape :rect :w 2 :h 3}) ;=> 6
(area {:shape :blob}) ;=> error: No method in multimethod 'area' for dispatch value: :blob
(area {}) ;=> error: No method in multimethod 'area' for dispatch value: nil
(try (area {}) (catch IllegalArgumentException e :no)) ;=> :no
(defmethod area :default [_] :unknown)
(area {:shape :blob}) ;=> :unknown
(:doc (meta #'area)) ;=> "the area of a shape"
(fn? area) ;=> false
(ifn? area) ;=> true
(map area [{:shape :circle :r 1} {}]) ;=> (3 :unknown)
(set (keys (methods area))) ;=> #{:circle :rect :default}
((get-method area :rect) {:w 4 :h 5}) ;=> 20
(do (remove-method area :rect) nil) ;=> nil
(area {:shape :rect :w 2 :h 3}) ;=> :unknown
; Several arguments, another default, a defmulti that is there already.
(defmulti combine (fn [a b] [(class a) (class b)]) :default :else)
(defmethod combine [Long Long] [a b] (+ a b))
(defmethod combine [String Object] [a b] (str a b))
(defmethod combine :else [a b] [:else a b])
(combine 1 2) ;=> 3
(combine "a" 1) ;=> "a1"
(combine :a :b) ;=> [:else :a :b]
(combine 1) ;=> error: expected 2 arguments
(defmulti combine (fn [a b] :other))
(combine 1 2) ;=> 3
; By class, the nearest first.
(defmulti kind class)
(defmethod kind Number [_] :number)
(defmethod kind Long [_] :long)
(defmethod kind nil [_] :nil)
(defmethod kind clojure.lang.Sequential [_] :sequential)
(map kind [1 1.5 nil [1] '(1)]) ;=> (:long :number :nil :sequential :sequential)
(kind :k) ;=> error: No method in multimethod 'kind' for dispatch value: clojure.lang.Keyword
; Hierarchies.
(derive ::rect ::shape)
(derive ::square ::rect)
(defmulti draw :type)
(defmethod draw ::shape [_] :shape)
(draw {:type ::square}) ;=> :shape
(defmethod draw ::rect [_] :rect)
(draw {:type ::square}) ;=> :rect
(derive ::thing ::rect)
(draw {:type ::thing}) ;=> :rect
; Two that will do, and a preference.
(derive ::amphibian ::car)
(derive ::amphibian ::boat)
(defmulti move identity)
(defmethod move ::car [_] :drive)
(defmethod move ::boat [_] :swim)
(move ::amphibian) ;=> error: match dispatch value: :user/amphibian -> :user/boat and :user/car, and neither is preferred
(do (prefer-method move ::car ::boat) (move ::amphibian)) ;=> :drive
(prefers move) ;=> {:user/car #{:user/boat}}
(prefer-method move ::boat ::car) ;=> error: Preference conflict in multimethod 'move': :user/car is already preferred to :user/boat
(do (remove-all-methods move) (methods move)) ;=> {}
(def tree (atom (derive (make-hierarchy) :dog :animal)))
(defmulti noise identity :hierarchy tree)
(defmethod noise :animal [_] :noise)
(noise :dog) ;=> :noise
(noise :cat) ;=> error: No method in multimethod 'noise'
(do (swap! tree derive :cat :animal) (noise :cat)) ;=> :noise
(defmethod inc :x [_] 1) ;=> error: expected a multimethod, found a function
(defmulti nothing) ;=> error: expected a dispatch function in defmulti
(defmulti fib (fn [n] (if (< n 2) :base :step)))
(defmethod fib :base [n] n)
(defmethod fib :step [n] (+ (fib (- n 1)) (fib (- n 2))))
(fib 15) ;=> 610
(defmulti v :v)
(defmethod v [1 2] [_] :pair)
(v {:v [1 2]}) ;=> :pair
(v {:v (list 1 2)}) ;=> :pair
(defmethod v :named my-name [x] (if (:again x) (my-name {}) :end))
(v {:v :named :again true}) ;=> :end
(class v) ;=> clojure.lang.MultiFn
