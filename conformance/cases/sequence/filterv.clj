(filterv even? [1 2 3 4]) ;=> [2 4]
(filterv even? nil) ;=> []
(filterv even? '(1 2)) ;=> [2]
(filterv identity [nil false 1]) ;=> [1]
(vector? (filterv odd? (range 5))) ;=> true
(filterv #{:a} [:a :b :a]) ;=> [:a :a]
(filterv even? 1) ;=> error: expected a collection or a sequence, found an integer
