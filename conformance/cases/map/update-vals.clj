(update-vals {:a 1 :b 2} inc) ;=> {:a 2, :b 3}
(update-vals nil inc) ;=> {}
(meta (update-vals (with-meta {:a 1} {:m 1}) inc)) ;=> {:m 1}
(let [m {:a 1}] (update-vals m inc) m) ;=> {:a 1}
(update-vals [1 2] inc) ;=> [2 3]
(update-vals {:a 1} str) ;=> {:a "1"}
(update-vals {} inc) ;=> {}
(meta (update-vals ^:m {:a 1} inc)) ;=> {:m true}
