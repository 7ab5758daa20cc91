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

@(atom 1) ;=> 1
(deref (atom nil)) ;=> nil
(let [a (atom 1)] (reset! a 2)) ;=> 2
(let [a (atom 1)] (swap! a + 1 2 3) @a) ;=> 7
(let [a (atom 1)] (swap! a inc)) ;=> 2
(let [a (atom {})] (swap! a assoc :k 1) (swap! a update :k inc) @a) ;=> {:k 2}
(let [a (atom [])] (dotimes [i 3] (swap! a conj i)) @a) ;=> [0 1 2]
(let [a (atom 1)] (swap-vals! a inc)) ;=> [1 2]
(let [a (atom 1)] (reset-vals! a 5)) ;=> [1 5]
(let [a (atom 1)] [(compare-and-set! a 1 2) @a]) ;=> [true 2]
(let [a (atom 1)] [(compare-and-set! a 5 2) @a]) ;=> [false 1]
(atom? (atom 1)) ;=> true
(meta (atom 1 :meta {:m 1})) ;=> {:m 1}
(= (atom 1) (atom 1)) ;=> false
(let [a (atom 1)] (= a a)) ;=> true
(let [a (atom 1)] (try (swap! a (fn [_] (throw (ex-info "no" {})))) (catch Exception _)) @a) ;=> 1
(swap! 5 inc) ;=> error type:
(reset! nil 1) ;=> error type:
(deref 5) ;=> error type:
(let [a (atom 0) b (atom 0)] (swap! a (fn [x] (swap! b inc) (+ x 5))) [@a @b]) ;=> [5 1]
(let [a (atom [1 2])] (swap! a (fn [v] (try (conj v (/ 1 0)) (catch Exception _ (conj v :failed))))) @a) ;=> [1 2 :failed]
(let [a (atom nil)] (reset! a [a]) (count @a)) ;=> 1
