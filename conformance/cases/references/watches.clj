(def a (atom 1))
(def log (atom []))
(do (add-watch a :k (fn [k r old new] (swap! log conj [k old new]))) nil) ;=> nil
(swap! a inc) ;=> 2
@log ;=> [[:k 1 2]]
(reset! a 5) ;=> 5
@log ;=> [[:k 1 2] [:k 2 5]]
(do (remove-watch a :k) nil) ;=> nil
(reset! a 6) ;=> 6
(count @log) ;=> 2
(def v (atom 1 :validator pos?))
(swap! v inc) ;=> 2
(swap! v - 10) ;=> error: validator
@v ;=> 2
(reset! v -1) ;=> error: validator
@v ;=> 2
(set-validator! v nil) ;=> nil
(reset! v -1) ;=> -1
(atom -1 :validator pos?) ;=> error: validator
(set-validator! v pos?) ;=> error: validator
(meta (atom 1 :meta {:m 1})) ;=> {:m 1}
((get-validator (atom 1 :validator int?)) 5) ;=> true
