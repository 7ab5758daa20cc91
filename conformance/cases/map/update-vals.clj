(update-vals {:a 1 :b 2} inc) ;=> {:a 2, :b 3}
(update-vals nil inc) ;=> {}
(meta (update-vals (with-meta {:a 1} {:m 1}) inc)) ;=> {:m 1}
(let [m {:a 1}] (update-vals m inc) m) ;=> {:a 1}
