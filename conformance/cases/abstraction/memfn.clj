(map (memfn getName) [:a :b]) ;=> ("a" "b")
((memfn toString) 5) ;=> "5"
(definterface I (m [])) ;=> error: interfaces of Java are not there
(defprotocol Scales (scale [this k]))
(deftype Length [n] Scales (scale [_ k] (* n k)))
((memfn scale k) (Length. 3) 4) ;=> 12
(map (memfn scale by) [(Length. 1) (Length. 2)] [10 20]) ;=> (10 40)
((memfn toUpperCase) "a") ;=> error: clojure.string/upper-case does this
