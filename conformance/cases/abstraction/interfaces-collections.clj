; Collections of a program's own.
(deftype Stack [items]
  clojure.lang.IPersistentStack
  (peek [_] (last items))
  (pop [_] (Stack. (vec (butlast items))))
  (cons [_ x] (Stack. (conj (vec items) x)))
  (empty [_] (Stack. []))
  (equiv [_ other] (and (instance? Stack other) (= items (.-items other))))
  (count [_] (count items))
  (seq [_] (seq items))
  clojure.lang.Sequential
  clojure.lang.IObj
  (meta [_] {:from :stack})
  (withMeta [this m] m))
(def s (Stack. [1 2]))
(peek s) ;=> 2
(seq (pop s)) ;=> (1)
(seq (conj s 3)) ;=> (1 2 3)
(seq (conj s 3 4 5)) ;=> (1 2 3 4 5)
(seq (into s [7 8])) ;=> (1 2 7 8)
(seq (empty s)) ;=> nil
(empty? (empty s)) ;=> true
(not-empty (empty s)) ;=> nil
(count (conj s 0)) ;=> 3
(= s (Stack. [1 2])) ;=> true
(= s (Stack. [1])) ;=> false
(coll? s) ;=> true
(sequential? s) ;=> true
(meta s) ;=> {:from :stack}
(with-meta s {:a 1}) ;=> {:a 1}
(reverse s) ;=> (2 1)
(flatten [s [s]]) ;=> (1 2 1 2)
(deftype Table [m]
  clojure.lang.IPersistentMap
  (assoc [_ k v] (Table. (assoc m k v)))
  (without [_ k] (Table. (dissoc m k)))
  (containsKey [_ k] (contains? m k))
  (valAt [_ k] (get m k))
  (valAt [_ k d] (get m k d))
  (seq [_] (seq m))
  (count [_] (count m))
  (cons [this e] (conj m e))
  (equiv [_ o] (= m o)))
(def t (Table. (freeze {:a 1})))
(:b (assoc t :b 2)) ;=> 2
(seq (assoc t :b 2 :c 3)) ;=> ([:a 1] [:b 2] [:c 3])
(seq (dissoc (assoc t :b 2) :a)) ;=> ([:b 2])
(contains? t :a) ;=> true
(contains? t :z) ;=> false
(get t :z :none) ;=> :none
(= t {:a 1}) ;=> true
(= {:a 1} t) ;=> true
(= {:a 2} t) ;=> false
(map? t) ;=> true
(keys t) ;=> (:a)
(let [{:keys [a]} t] a) ;=> 1
; A sequence of cells.
(deftype From [n]
  clojure.lang.ISeq
  (first [_] n)
  (next [_] (From. (inc n)))
  (more [_] (From. (inc n)))
  (cons [_ x] (list x n))
  (seq [this] this))
(take 3 (From. 5)) ;=> (5 6 7)
(first (rest (From. 5))) ;=> 6
(first (next (next (From. 1)))) ;=> 3
(take 2 (map inc (From. 1))) ;=> (2 3)
(seq? (From. 1)) ;=> true
; reduce that a type does itself.
(deftype Upto [n]
  clojure.lang.IReduceInit
  (reduce [_ f init] (loop [i 0 acc init] (if (or (= i n) (reduced? acc)) acc (recur (inc i) (f acc i))))))
(reduce + 0 (Upto. 5)) ;=> 10
(reduce (fn [acc x] (if (= x 3) (reduced :end) x)) 0 (Upto. 5)) ;=> :end
; What a type does not implement is said.
(deftype Bare [])
(count (Bare.)) ;=> error: expected a collection, found an object
(first (Bare.)) ;=> error: expected a collection or a sequence, found an object
(map inc (Bare.)) ;=> error: expected a collection or a sequence, found an object
(deref (Bare.)) ;=> error: found an object
(compare (Bare.) 1) ;=> error: cannot compare an object with an integer
(conj (Bare.) 1) ;=> error: expected a collection, found an object
(get (Bare.) :a) ;=> nil
(get (Bare.) :a 1) ;=> 1
; An error in a method is the function's.
(deftype Wrong [] clojure.lang.Seqable (seq [_] (throw (ex-info "no seq" {}))) Object (equals [_ o] (throw (ex-info "no equals" {}))) (toString [_] 5))
(map inc (Wrong.)) ;=> error: no seq
(= (Wrong.) 1) ;=> error: no equals
(str (Wrong.)) ;=> error: expected a string from toString, found an integer
; Records can be called, deref'd and ordered too.
(defrecord Adder [k] clojure.lang.IFn (invoke [_ x] (+ k x)) Comparable (compareTo [_ o] (compare k (:k o))) clojure.lang.IDeref (deref [_] k))
((->Adder 2) 3) ;=> 5
(map (->Adder 2) [1 2]) ;=> (3 4)
(ifn? (->Adder 1)) ;=> true
@(->Adder 9) ;=> 9
(map :k (sort [(->Adder 2) (->Adder 1)])) ;=> (1 2)
