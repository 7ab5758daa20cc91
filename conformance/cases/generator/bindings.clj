; What a generator binds holds while it runs, and not for who asks it.
(def ^:dynamic *level* :outside)
(defn levels [] (generator (yield *level*) (binding [*level* :inside] (yield *level*) (yield *level*)) (yield *level*)))
(vec (levels)) ;=> [:outside :inside :inside :outside]
(let [s (levels)] (dorun (take 2 s)) *level*) ;=> :outside
(let [s (levels)] [(first s) *level* (second s) *level* (nth s 2) *level* (nth s 3)]) ;=> [:outside :outside :inside :outside :inside :outside :outside]
(mapv (fn [x] [x *level*]) (levels)) ;=> [[:outside :outside] [:inside :outside] [:inside :outside] [:outside :outside]]
(binding [*level* :caller] (vec (levels))) ;=> [:caller :inside :inside :caller]
(let [s (binding [*level* :first] (let [s (levels)] (first s) s))] [(vec s) *level*]) ;=> [[:first :inside :inside :outside] :outside]
; Two of them, in turns.
(defn tagged [tag] (generator (binding [*level* tag] (dotimes [_ 2] (yield *level*)))))
(vec (interleave (tagged :a) (tagged :b))) ;=> [:a :b :a :b]
(let [s (tagged :a)] (first s) (thread-bound? #'*level*)) ;=> false
(let [s (tagged :a)] (first s) (binding [*level* :x] (set! *level* :y) (second s) *level*)) ;=> :y
; set! inside stays inside.
(let [s (generator (binding [*level* 1] (yield *level*) (set! *level* 2) (yield *level*)))] [(first s) *level* (second s) *level*]) ;=> [1 :outside 2 :outside]
(let [s (generator (binding [*level* 1] (yield 1) (throw (ex-info "inside" {}))))] [(first s) (try (next s) (catch Exception e (ex-message e))) *level*]) ;=> [1 "inside" :outside]
(let [s (generator (with-precision 3 (yield (/ 1M 3)) (yield (/ 2M 3))))] [(first s) (try (/ 1M 3) (catch ArithmeticException _ :exact)) (second s) (with-precision 2 (/ 1M 3))]) ;=> [0.333M :exact 0.667M 0.33M]
(let [s (generator (yield (with-out-str (print "in") (yield 1) (print "side"))))] [(first s) (with-out-str (print "out")) (second s)]) ;=> [1 "out" "inside"]
(let [s (generator (binding [*print-length* 2] (yield (pr-str (range 5))) (yield (pr-str (range 5)))))] [(first s) (pr-str (range 3)) (second s)]) ;=> ["(0 1 ...)" "(0 1 2)" "(0 1 ...)"]
