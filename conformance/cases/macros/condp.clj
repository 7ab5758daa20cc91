(condp = 2 1 :one 2 :two 3 :three) ;=> :two
(condp = 9 1 :one :default) ;=> :default
(condp = 9 1 :one) ;=> error: 9
(condp some [1 2 3] #{7} :seven #{2 3} :two-or-three) ;=> :two-or-three
(condp some [1 2 3] #{7} :>> inc #{3} :>> dec :none) ;=> 2
(condp < 5 10 :more-than-ten 3 :more-than-three) ;=> :more-than-three
(condp re-find "hello" #"^h" :h #"o$" :o) ;=> :h
(condp #(%1 %2) 4 odd? :odd even? :even) ;=> :even
(let [n (atom 0)] (condp = (swap! n inc) 5 :a 1 :once)) ;=> :once
