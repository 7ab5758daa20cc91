(subvec [1 2 3 4] 1) ;=> [2 3 4]
(subvec [1 2 3 4] 1 3) ;=> [2 3]
(subvec [1 2] 0 0) ;=> []
(subvec [1 2] 2) ;=> []
(vector? (subvec [1 2] 1)) ;=> true
(subvec [1 2] 3) ;=> error index:
(subvec [1 2] -1) ;=> error index:
(subvec [1 2 3] 2 1) ;=> error index:
(subvec '(1 2) 1) ;=> error type:
(conj (subvec [1 2 3] 0 2) :x) ;=> [1 2 :x]
(assoc (subvec [1 2 3] 1) 0 :x) ;=> [:x 3]
(peek (subvec [1 2 3] 0 2)) ;=> 2
(nth (subvec [1 2 3] 1) 2) ;=> error index:
(= (subvec [1 2 3] 1) '(2 3)) ;=> true
(subvec (subvec [0 1 2 3 4] 1) 1 3) ;=> [2 3]
