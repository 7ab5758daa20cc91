; A queue: what comes first goes first.
(import 'clojure.lang.PersistentQueue)
(def none PersistentQueue/EMPTY)
(def q (conj none 1 2 3))
(pr-str clojure.lang.PersistentQueue/EMPTY) ;=> "#queue[]"
(pr-str q) ;=> "#queue[1 2 3]"
(peek q) ;=> 1
(pr-str (pop q)) ;=> "#queue[2 3]"
(peek (pop q)) ;=> 2
(pr-str (pop (conj none 1))) ;=> "#queue[]"
(peek none) ;=> nil
(pr-str (pop none)) ;=> "#queue[]"
(seq none) ;=> nil
(seq q) ;=> (1 2 3)
(first q) ;=> 1
(rest q) ;=> (2 3)
(last q) ;=> 3
(nth q 1) ;=> 2
(count q) ;=> 3
(count none) ;=> 0
(empty? none) ;=> true
(empty? q) ;=> false
(pr-str (empty q)) ;=> "#queue[]"
(pr-str (conj q nil)) ;=> "#queue[1 2 3 nil]"
(pr-str (into none [:a :b])) ;=> "#queue[:a :b]"
(pr-str (into q (pop q))) ;=> "#queue[1 2 3 2 3]"
(map inc q) ;=> (2 3 4)
(reduce + q) ;=> 6
(vec q) ;=> [1 2 3]
(let [[a & more] q] [a more]) ;=> [1 (2 3)]
; It is equal to what has the same elements in the same order.
(= q [1 2 3]) ;=> true
(= '(1 2 3) q) ;=> true
(= q (conj none 1 2 3)) ;=> true
(= q (pop (conj none 0 1 2 3))) ;=> true
(= q [1 2]) ;=> false
(= q #{1 2 3}) ;=> false
(= none nil) ;=> false
(= none []) ;=> true
(get {q :found} (conj none 1 2 3)) ;=> :found
(= (hash q) (hash [1 2 3])) ;=> true
(meta (conj (with-meta q {:a 1}) 4)) ;=> {:a 1}
(meta q) ;=> nil
(sequential? q) ;=> true
(coll? q) ;=> true
(counted? q) ;=> true
(seq? q) ;=> false
(vector? q) ;=> false
(class q) ;=> clojure.lang.PersistentQueue
(instance? PersistentQueue q) ;=> true
(str q) ;=> "#queue[1 2 3]"
; An older handle stays as it was, under every policy.
(let [a (conj none 1 2) b (conj a 3) c (pop a)] [(vec a) (vec b) (vec c)]) ;=> [[1 2] [1 2 3] [2]]
; Breadth first.
(def graph {:a [:b :c] :b [:d] :c [:d :e] :d [:f] :e [] :f []})
(defn reached [start] (loop [waiting (conj none start) seen #{} order []] (if-let [node (peek waiting)] (if (seen node) (recur (pop waiting) seen order) (recur (into (pop waiting) (graph node)) (conj seen node) (conj order node))) order)))
(reached :a) ;=> [:a :b :c :d :e :f]
; 100,000 elements go through it in a moment.
(count (loop [q (into none (range 1000)) n 0] (if (< n 100000) (recur (conj (pop q) n) (inc n)) q))) ;=> 1000
