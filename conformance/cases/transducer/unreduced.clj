; unreduced
(unreduced (reduced 1)) ;=> 1
(unreduced 5) ;=> 5
(unreduced (ensure-reduced 5)) ;=> 5
(unreduced (reduced nil)) ;=> nil
(unreduced [1]) ;=> [1]
