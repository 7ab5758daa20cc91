(def log (atom []))
(defn note [x] (swap! log conj x) x)
(+ (note 1) (note 2) (note 3)) ;=> 6
@log ;=> [1 2 3]
(reset! log []) ;=> []
[(note :a) (note :b)] ;=> [:a :b]
@log ;=> [:a :b]
(reset! log []) ;=> []
{(note :k) (note :v)} ;=> {:k :v}
@log ;=> [:k :v]
(reset! log []) ;=> []
((do (note :f) +) (note 1) (note 2)) ;=> 3
@log ;=> [:f 1 2]
(reset! log []) ;=> []
(let [a (note 1) b (note 2)] (note 3)) ;=> 3
@log ;=> [1 2 3]
(reset! log []) ;=> []
(and (note nil) (note 2)) ;=> nil
@log ;=> [nil]
(reset! log []) ;=> []
(cond (note false) (note 1) (note true) (note 2) :else (note 3)) ;=> 2
@log ;=> [false true 2]
(reset! log []) ;=> []
(let [x [(note 1)] y (conj x (note 2))] (note y)) ;=> [1 2]
