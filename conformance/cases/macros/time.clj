(string? (with-out-str (time 1))) ;=> true
(let [r (atom nil)] (with-out-str (reset! r (time (+ 1 2)))) @r) ;=> 3
