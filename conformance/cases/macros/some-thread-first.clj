; some->
(some-> {:a 1} :a inc) ;=> 2
(some-> nil inc) ;=> nil
(some-> {:a nil} :a inc) ;=> nil
(some-> {:a {:b nil}} :a :b inc) ;=> nil
(some-> 5 inc str) ;=> "6"
(some-> {:a {}} :a :b inc) ;=> nil
(some-> false not) ;=> true
(some-> nil) ;=> nil
(let [lines ["a=1" "b=2" "c"]] (into {} (map #(let [[k v] (clojure.string/split % #"=")] [(keyword k) (some-> v parse-long)]) lines))) ;=> {:a 1, :b 2, :c nil}
