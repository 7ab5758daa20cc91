(when-some [x nil] 1) ;=> nil
(when-some [x false] [x]) ;=> [false]
(when-some [x 1] 2 x) ;=> 1
(when-some [{:keys [a]} {:a 5}] a) ;=> 5
