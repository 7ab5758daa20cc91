(def ^{:doc "about x" :added "1.0"} x 1)
(:doc (meta #'x)) ;=> "about x"
(:added (meta #'x)) ;=> "1.0"
(:name (meta #'x)) ;=> x
(str (:ns (meta #'x))) ;=> "user"
(meta x) ;=> nil
(defn f "doc" {:custom true} [a b] a)
(:custom (meta #'f)) ;=> true
(:arglists (meta #'f)) ;=> ([a b])
(defmacro mm [] 1)
(:macro (meta #'mm)) ;=> true
(alter-meta! #'x assoc :extra 5)
(:extra (meta #'x)) ;=> 5
(:doc (meta #'x)) ;=> "about x"
(do (reset-meta! #'x {:only 1}) (:only (meta #'x))) ;=> 1
(def ^:const limit 10)
(:const (meta #'limit)) ;=> true
(def ^:dynamic *d* 1)
(:dynamic (meta #'*d*)) ;=> true
(:private (meta (do (def ^:private p 1) #'p))) ;=> true
(def ^{:computed (+ 1 2)} y 1)
(:computed (meta #'y)) ;=> 3
