(defn size [n] (match n (_ :guard neg?) :negative 0 :zero (x :guard even?) [:even x] (x :guard [odd? (fn [x] (> x 10))]) [:big-odd x] _ :odd))
(map size [-1 0 4 13 3]) ;=> (:negative :zero [:even 4] [:big-odd 13] :odd)
(match [1 2] [(a :guard odd?) (b :guard even?)] [a b]) ;=> [1 2]
(match (vector 1 2) ([a b] :as all) [a b all]) ;=> [1 2 [1 2]]
(match {:a 1} ({:a a} :as m) [a m]) ;=> [1 {:a 1}]
(match (vector 1 2) (([a b] :guard (fn [v] (= 2 (count v)))) :as all) all) ;=> [1 2]
(match (vector 1 2) ([a b] :guard vector? :as all) [a all]) ;=> [1 [1 2]]
(match "42" (n :<< parse-long) n) ;=> 42
(match "x" (nil :<< parse-long) :none n n) ;=> :none
(match [3 4] (:or [1 x] [3 x]) x) ;=> 4
(match (vector 3 4) (:or [1 x] [3 x]) x) ;=> 4
(match (vector 3 4) [(:or 1 3) (:or 5 4)] :fits) ;=> :fits
(match 6 (:and (_ :guard even?) n) n) ;=> 6
(match 6 (:or (_ :guard odd?) 6) :fits) ;=> :fits
(match (vector 3 4) (:or [1 x] [3 y]) x) ;=> error: expected the same names in all alternatives of :or
(match 1 (x :gard odd?) x) ;=> error: expected a pattern in match, found (x :gard odd?)
