; cond->
(cond-> 1 true inc false (* 10) nil dec) ;=> 2
(cond-> {} true (assoc :a 1)) ;=> {:a 1}
(cond-> 1 true) ;=> error: expected an even number of forms after the expression in cond->, found 1
(cond-> [] true (conj 1) false (conj 2) :always (conj 3)) ;=> [1 3]
(cond-> 5 true inc) ;=> 6
(cond-> {:a 1} false (assoc :b 2) (:a {:a 1}) (assoc :c 3)) ;=> {:a 1, :c 3}
(cond-> 1 nil inc) ;=> 1
