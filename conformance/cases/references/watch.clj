(def log (atom []))
(def a (atom 1))
(add-watch a :w (fn [k r old new] (swap! log conj [k (= r a) old new])))
(swap! a inc) ;=> 2
@log ;=> [[:w true 1 2]]
(do (reset! log []) (reset! a 10) @log) ;=> [[:w true 2 10]]
(do (reset! log []) (compare-and-set! a 0 1) @log) ;=> []
(do (reset! log []) (remove-watch a :w) (swap! a inc) @log) ;=> []
(do (add-watch a :x (fn [_ _ _ _] (throw (ex-info "watch" {})))) (reset! a 5)) ;=> error info: watch
@a ;=> 5
