; =
(= 1 1.0) ;=> false
(= 1 1N) ;=> true
(= [1 2] '(1 2)) ;=> true
(= [] nil) ;=> false
(= [] ()) ;=> true
(= {} []) ;=> false
(= #{1 2} #{2 1}) ;=> true
(= "a" \a) ;=> false
(= nil nil nil) ;=> true
(= 1) ;=> true
(=) ;=> error: expected at least 1 argument to =, found 0
(= [1 [2]] [1 '(2)]) ;=> true
(= {:a 1} (sorted-map :a 1)) ;=> true
(= (first {:a 1}) [:a 1]) ;=> true
(= 1/2 0.5) ;=> false
(= 1.0M 1.00M) ;=> true
(= () (lazy-seq nil)) ;=> true
(= "a" 'a) ;=> false
(= 1 1M) ;=> false
(= 1.5 1.5M) ;=> false
(= (hash 1) (hash 1N)) ;=> true
(= (hash [1 2]) (hash '(1 2))) ;=> true
(= (hash 1.0) (hash 1)) ;=> false
(= ^:a [1] [1]) ;=> true
(= (int-array [1]) (int-array [1])) ;=> false
(= (sorted-map :a 1) {:a 1}) ;=> true
(= (sorted-set 1) #{1}) ;=> true
(= (hash (sorted-map :a 1)) (hash {:a 1})) ;=> true
(= (hash-ordered-coll [1 2]) (hash [1 2])) ;=> true
(= (hash-unordered-coll #{1 2}) (hash #{1 2})) ;=> true
(= [1 2 3] '(1 2 3) (range 1 4) (map identity [1 2 3])) ;=> true
(= #{1 2} (hash-set 2 1) (sorted-set 1 2)) ;=> true
(= {:a [1 {:b 2}]} {:a '(1 {:b 2})}) ;=> true
(= "a" "a" "b") ;=> false
(= nil false) ;=> false
(= [] '() nil) ;=> false
(= {} #{}) ;=> false
(= (seq []) nil) ;=> true
(= 'a :a) ;=> false
(= #"a" #"a") ;=> false
(= (fn [] 1) (fn [] 1)) ;=> false
(= 5 (biginteger 5)) ;=> true
(= (create-ns 'cn.b) (create-ns 'cn.b)) ;=> true
(= (ns-name (the-ns 'clojure.set)) 'clojure.set) ;=> true
(= (parse-uuid "550e8400-e29b-41d4-a716-446655440000") #uuid "550e8400-e29b-41d4-a716-446655440000") ;=> true

;; as a test, with a constant: big integers, and objects whose type says what they are equal to
(if (= 5N 5) :yes :no) ;=> :yes
(let [x 5N] (if (= x 5) :yes :no)) ;=> :yes
(if (= (first [5.0]) 5) :yes :no) ;=> :no
(if (= (first [nil]) 5) :yes :no) ;=> :no
(deftype Like [v] Object (equals [_ o] (= v o)))
[(if (= (Like. 5) 5) :yes :no) (if (= (Like. "a") "a") :yes :no) (if (= (Like. 6) 5) :yes :no)] ;=> [:yes :yes :no]
(let [five (Like. 5)] [(if (= five 5) (= five 5) :no) (if (= five 6) :yes :no)]) ;=> [true :no]
(reduce (fn [a x] (if (= x 2N) a (+ a x))) 0 [1 2N 3]) ;=> 4
