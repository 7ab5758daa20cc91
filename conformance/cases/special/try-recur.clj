; recur cannot leave a try.
(loop [i 0] (try (recur (inc i)) (catch Exception e 1))) ;=> error: recur is not in the tail position of a loop or function
(fn [x] (try (recur x) (finally 1))) ;=> error: recur is not in the tail position of a loop or function
(loop [i 0] (try 1 (catch Exception e (recur 1)))) ;=> error: recur is not in the tail position of a loop or function
(loop [i 0] (try 1 (finally (recur 1)))) ;=> error: recur is not in the tail position of a loop or function
(try (loop [i 0] (if (< i 3) (recur (inc i)) i)) (finally nil)) ;=> 3
(try ((fn [n] (if (pos? n) (recur (dec n)) :end)) 3) (catch Exception e 1)) ;=> :end
(loop [i 0] (if (< i 3) (do (try i (finally nil)) (recur (inc i))) i)) ;=> 3
(try (throw (ex-info "x" {})) (catch Exception e (loop [i 0] (if (< i 2) (recur (inc i)) i)))) ;=> 2
(loop [i 0] (if (< i 5) (recur (try (inc i) (finally nil))) i)) ;=> 5
