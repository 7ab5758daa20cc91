(distinct? 1) ;=> true
(distinct? 1 2) ;=> true
(distinct? 1 2 3 1) ;=> false
(apply distinct? [1 2 3]) ;=> true
