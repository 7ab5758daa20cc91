(if true 1 2) ;=> 1
(if false 1 2) ;=> 2
(if nil 1 2) ;=> 2
(if false 1) ;=> nil
(if 0 :true :false) ;=> :true
(if "" :true :false) ;=> :true
(if [] :true :false) ;=> :true
(if () :true :false) ;=> :true
(if :k :true :false) ;=> :true
(if (= 1 1) (if (= 1 2) :a :b) :c) ;=> :b
(let [log (atom [])] (if true (swap! log conj :then) (swap! log conj :else)) @log) ;=> [:then]
(if) ;=> error: expected a test and one or two branches in if, found 0
(if true) ;=> error: expected a test and one or two branches in if, found 1
(if 1 2 3 4) ;=> error: expected a test and one or two branches in if, found 4
(map #(if (even? %) :even :odd) [1 2]) ;=> (:odd :even)
