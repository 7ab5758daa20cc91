; zero?
(zero? 0) ;=> true
(zero? 0.0) ;=> true
(zero? -0.0) ;=> true
(zero? nil) ;=> error: expected a number, found nil
(zero? 0N) ;=> true
(zero? (rand 0)) ;=> true
(zero? 1) ;=> false
(zero? "0") ;=> error: expected a number, found a string
(zero? 0M) ;=> true
(let [f (fn self [n] (if (zero? n) [] (conj (self (dec n)) n)))] (f 3)) ;=> [1 2 3]
((fn f ([n] (f n 1)) ([n acc] (if (zero? n) acc (recur (dec n) (* acc n))))) 5) ;=> 120
(loop [a 0 b 1 n 10 acc []] (if (zero? n) acc (recur b (+ a b) (dec n) (conj acc a)))) ;=> [0 1 1 2 3 5 8 13 21 34]
(loop [{:keys [n acc]} {:n 3 :acc 1}] (if (zero? n) acc (recur {:n (dec n) :acc (* acc n)}))) ;=> 6
(letfn [(ev? [n] (if (zero? n) true (od? (dec n)))) (od? [n] (if (zero? n) false (ev? (dec n))))] (ev? 100)) ;=> true
