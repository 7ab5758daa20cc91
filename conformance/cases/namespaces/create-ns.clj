; create-ns
(ns-name (create-ns 'cn.b)) ;=> cn.b
(= (create-ns 'cn.b) (create-ns 'cn.b)) ;=> true
(do (create-ns 'cr.ns) (some? (find-ns 'cr.ns))) ;=> true
(do (create-ns 'cn.a) (ns-name (find-ns 'cn.a))) ;=> cn.a
(do (create-ns 'rf.a) (intern 'rf.a 'rfx 5) (refer 'rf.a) rfx) ;=> 5
(do (create-ns 'rf.c) (intern 'rf.c 'z1 1) (refer 'rf.c :rename '{z1 zz1}) zz1) ;=> 1
(do (create-ns 'rf.b) (intern 'rf.b 'y1 1) (intern 'rf.b 'y2 2) (refer 'rf.b :only '[y1]) [y1 (resolve 'y2)]) ;=> [1 nil]
(do (create-ns 'rf.d) (intern 'rf.d 'q1 1) (intern 'rf.d 'q2 2) (refer 'rf.d :exclude '[q2]) [q1 (resolve 'q2)]) ;=> [1 nil]
