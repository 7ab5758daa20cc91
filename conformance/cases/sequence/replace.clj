(replace {1 :one} [1 2]) ;=> [:one 2]
(replace {1 :one} '(1 2)) ;=> (:one 2)
(replace [:a :b] [1 0 5]) ;=> [:b :a 5]
(into [] (replace {1 nil}) [1 2]) ;=> [nil 2]
