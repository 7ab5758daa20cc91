(let [x (rand)] (and (<= 0 x) (< x 1))) ;=> true
(let [x (rand 10)] (and (<= 0 x) (< x 10))) ;=> true
(every? #(< -1 % 5) (repeatedly 100 #(rand-int 5))) ;=> true
(int? (rand-int 10)) ;=> true
(float? (rand)) ;=> true
(contains? #{1 2 3} (rand-nth [1 2 3])) ;=> true
(sort (shuffle [3 1 2])) ;=> (1 2 3)
(count (shuffle (range 20))) ;=> 20
(vector? (shuffle '(1 2))) ;=> true
(rand-nth []) ;=> error: expected an index below 0, found 0
