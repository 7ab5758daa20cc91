; reset-meta!
(reset-meta! (atom 1) {:z 1}) ;=> {:z 1}
(reset-meta! (atom 1) nil) ;=> nil
(let [a (atom 1)] (reset-meta! a {:q 2}) (meta a)) ;=> {:q 2}
