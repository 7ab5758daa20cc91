(defn prime? [n]
  (and (> n 1) (not-any? #(zero? (rem n %)) (take-while #(<= (* % %) n) (range 2 n)))))
(filter prime? (range 30)) ;=> (2 3 5 7 11 13 17 19 23 29)
(defn sieve [limit]
  (loop [candidates (range 2 limit) primes []]
    (if (seq candidates)
      (let [p (first candidates)]
        (recur (remove #(zero? (mod % p)) (rest candidates)) (conj primes p)))
      primes)))
(sieve 30) ;=> [2 3 5 7 11 13 17 19 23 29]
(count (sieve 200)) ;=> 46
(def primes (filter prime? (iterate inc 2)))
(take 5 primes) ;=> (2 3 5 7 11)
(nth primes 20) ;=> 73
(defn factors [n]
  (loop [n n d 2 out []]
    (cond (= n 1) out
          (zero? (rem n d)) (recur (quot n d) d (conj out d))
          (> (* d d) n) (conj out n)
          :else (recur n (inc d) out))))
(factors 360) ;=> [2 2 2 3 3 5]
(factors 97) ;=> [97]
(map (comp frequencies factors) [12 18]) ;=> ({2 2, 3 1} {2 1, 3 2})
(defn gcd [a b] (if (zero? b) a (recur b (rem a b))))
(gcd 48 36) ;=> 12
(reduce gcd [12 18 30]) ;=> 6
