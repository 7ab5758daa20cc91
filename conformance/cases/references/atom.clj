(def a (atom 0))
@a ;=> 0
(deref a) ;=> 0
(swap! a inc) ;=> 1
(swap! a + 10) ;=> 11
(swap! a + 1 2 3) ;=> 17
(reset! a :new) ;=> :new
@a ;=> :new
(reset! a 1) ;=> 1
(swap-vals! a inc) ;=> [1 2]
(reset-vals! a 9) ;=> [2 9]
(compare-and-set! a 9 10) ;=> true
(compare-and-set! a 9 11) ;=> false
@a ;=> 10
(def m (atom {}))
(swap! m assoc :a 1) ;=> {:a 1}
(swap! m update :a inc) ;=> {:a 2}
(swap! m update-in [:b :c] (fnil conj []) 1) ;=> {:a 2, :b {:c [1]}}
(:a @m) ;=> 2
(get-in @m [:b :c 0]) ;=> 1
(swap! a (fn [_] (throw (ex-info "no" {})))) ;=> error: no
@a ;=> 10
(swap! 5 inc) ;=> error: expected an atom, found an integer
(deref 5) ;=> error: expected an atom, a volatile, a var, a delay or a reduced value, found an integer
(swap! a) ;=> error: expected at least 2 arguments to swap!, found 1
