(into [] cat [[1 2] nil [3]]) ;=> [1 2 3]
(into [] (comp cat (take 3)) [[1 2] [3 4]]) ;=> [1 2 3]
(transduce cat + 0 [[1 2] [3]]) ;=> 6
