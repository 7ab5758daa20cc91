; ensure-reduced
(reduced? (ensure-reduced 5)) ;=> true
@(ensure-reduced (reduced 5)) ;=> 5
(unreduced (ensure-reduced 5)) ;=> 5
