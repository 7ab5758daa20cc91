(eval (apply list 'cond (mapcat (fn [i] [(list '= 599 i) i]) (range 600)))) ;=> 599
(eval (apply list '-> 0 (repeat 600 '(inc)))) ;=> 600
(eval (apply list '->> 0 (repeat 600 '(+ 1)))) ;=> 600
(eval (reduce (fn [body i] (list 'let [(symbol (str "x" i)) i] body)) 'x7 (range 350))) ;=> 7
(eval (reduce (fn [other i] (list 'if (list '= 5 i) i other)) :none (range 400))) ;=> 5
(eval (list 'let '[v [1 2]] (apply list 'cond (mapcat (fn [i] [(list '= (list 'count 'v) i) (list 'conj 'v i)]) (range 350))))) ;=> [1 2 2]
(let [f (fn [v n] (cond (= n 0) (conj v 0) (= n 1) v (= n 2) (count v) :else (conj v :else)))] [(f [] 0) (f [1] 1) (f [1] 2) (f [] 3)]) ;=> [[0] [1] 1 [:else]]
(let [v [1] w [2]] (if (nil? v) w (if (empty? w) v (if (= 1 (count v)) (conj w 3) (into v w))))) ;=> [2 3]
(loop [i 0 v []] (cond (> i 9) v (even? i) (recur (inc i) (conj v i)) (= i 5) (recur (inc i) (conj v :five)) :else (recur (inc i) v))) ;=> [0 2 4 :five 6 8]
(let [a 1] (let [b (inc a)] (let [a b] (let [c (+ a b)] [a b c])))) ;=> [2 2 4]
((fn [x] (let [y x] (let [z y] (if (> z 0) (recur (dec z)) :done)))) 5) ;=> :done
(if true 1 (if)) ;=> error: expected a test and one or two branches in if, found 0
