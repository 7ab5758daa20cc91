; Customers arrive and are served in order; every number follows from a small generator.
(defn random-numbers [seed] (iterate #(mod (+ (* % 1103515245) 12345) 2147483648) seed))
(take 3 (random-numbers 1)) ;=> (1 1103527590 377401575)
(defn enqueue [q x] (update q :in conj x))
(defn settle [{:keys [in out] :as q}] (if (and (empty? out) (seq in)) {:in () :out (reverse in)} q))
(defn front [q] (first (:out (settle q))))
(defn dequeue [q] (update (settle q) :out rest))
(defn new-queue [] {:in () :out ()})
(front (-> (new-queue) (enqueue 1) (enqueue 2))) ;=> 1
(front (-> (new-queue) (enqueue 1) (enqueue 2) dequeue)) ;=> 2
(front (-> (new-queue) (enqueue 1) dequeue)) ;=> nil
(defn drain [q] (loop [q q out []] (if-some [x (front q)] (recur (dequeue q) (conj out x)) out)))
(drain (-> (new-queue) (enqueue 1) (enqueue 2) dequeue (enqueue 3) (enqueue 4))) ;=> [2 3 4]
(defn simulate [ticks]
  (loop [t 0 q (new-queue) served [] rs (map #(mod (quot % 65536) 3) (random-numbers 42))]
    (if (= t ticks)
      {:served (count served) :waiting (count (drain q)) :longest (reduce max 0 served)}
      (let [q (if (pos? (first rs)) (enqueue q t) q)
            since (front q)]
        (if (and since (even? t))
          (recur (inc t) (dequeue q) (conj served (- t since)) (next rs))
          (recur (inc t) q served (next rs)))))))
(let [{:keys [served waiting]} (simulate 50)] (<= served 25)) ;=> true
(= (simulate 30) (simulate 30)) ;=> true
(:served (simulate 0)) ;=> 0
