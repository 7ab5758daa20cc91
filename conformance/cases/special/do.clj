(do) ;=> nil
(do 1) ;=> 1
(do 1 2 3) ;=> 3
(do (def x 1) (inc x)) ;=> 2
(let [a (atom 0)] (do (swap! a inc) (swap! a inc)) @a) ;=> 2
(do (do (do :deep))) ;=> :deep
(if true (do 1 2)) ;=> 2
(do (defmacro twice [x] `(do ~x ~x)) (twice 3)) ;=> 3
