(tree-seq vector? seq [1 [2 3]]) ;=> ([1 [2 3]] 1 [2 3] 2 3)
(map :n (tree-seq :c :c {:n 1 :c [{:n 2} {:n 3 :c [{:n 4}]}]})) ;=> (1 2 3 4)
