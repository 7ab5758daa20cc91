(deref (doto (atom 1) (swap! inc) (swap! + 10))) ;=> 12
(doto 5) ;=> 5
(doto [1 2] first) ;=> [1 2]
(let [log (atom [])] (doto :x (->> (swap! log conj))) @log) ;=> [:x]
(deref (doto (atom []) (swap! conj 1) (swap! conj 2))) ;=> [1 2]
(doto) ;=> error: expected an expression in doto, found nothing
(with-out-str (doto "a" print println)) ;=> "aa\n"
