(some even? [1 2 3]) ;=> true
(some even? [1 3]) ;=> nil
(some #{2} [1 2]) ;=> 2
(some :a [{:b 1} {:a 2}]) ;=> 2
(some identity [nil false]) ;=> nil
(some even? nil) ;=> nil
(some #(when (> % 5) (* % %)) (range)) ;=> 36
(some {:a 1} [:b :a]) ;=> 1
(some (fn [[k v]] (when (= v 2) k)) {:a 1 :b 2}) ;=> :b
(some even? 5) ;=> error type:
(not-any? even? [1 3]) ;=> true
(not-any? even? [1 2]) ;=> false
(not-any? even? nil) ;=> true
(some false? [false]) ;=> true
