(require '[clojure.data :refer [diff]])
(diff 1 1) ;=> [nil nil 1]
(diff 1 2) ;=> [1 2 nil]
(diff nil nil) ;=> [nil nil nil]
(diff nil 1) ;=> [nil 1 nil]
(diff false nil) ;=> [false nil nil]
(diff "a" "b") ;=> ["a" "b" nil]
(diff [1 2] [1 3]) ;=> [[nil 2] [nil 3] [1]]
(diff [1 2 3] [1]) ;=> [[nil 2 3] nil [1]]
(diff [1] [1 2 3]) ;=> [nil [nil 2 3] [1]]
(diff [] []) ;=> [nil nil []]
(diff [nil 1] [nil 2]) ;=> [[nil 1] [nil 2] [nil]]
(diff [nil 1] [nil 1]) ;=> [nil nil [nil 1]]
(diff [1 [2 3]] [1 [2 4]]) ;=> [[nil [nil 3]] [nil [nil 4]] [1 [2]]]
(diff '(1 2) [1 2]) ;=> [nil nil (1 2)]
(diff '(1 2) [1 3]) ;=> [[nil 2] [nil 3] [1]]
(diff (range 3) (range 4)) ;=> [nil [nil nil nil 3] [0 1 2]]
(diff {:a 1 :b 2} {:a 1 :b 3 :c 4}) ;=> ({:b 2} {:b 3, :c 4} {:a 1})
(diff {:a 1} {:b 1}) ;=> ({:a 1} {:b 1} nil)
(diff {} {}) ;=> [nil nil {}]
(diff {:a {:b 1}} {:a {:b 1 :c 2}}) ;=> (nil {:a {:c 2}} {:a {:b 1}})
(diff {:a {:b 1 :c {:d 2}}} {:a {:b 2 :c {:d 2}}}) ;=> ({:a {:b 1}} {:a {:b 2}} {:a {:c {:d 2}}})
(diff {:a nil} {}) ;=> ({:a nil} nil nil)
(diff {:a nil} {:a 1}) ;=> ({:a nil} {:a 1} nil)
(diff {:a nil :b 1} {:a nil :b 2}) ;=> ({:b 1} {:b 2} {:a nil})
(diff {:a false} {:a nil}) ;=> ({:a false} {:a nil} nil)
(diff {:a [1 2 3]} {:a [1 2 3 4]}) ;=> (nil {:a [nil nil nil 4]} {:a [1 2 3]})
(diff {1 :a} {1 :b}) ;=> ({1 :a} {1 :b} nil)
(diff #{1 2} #{2}) ;=> [#{1} nil #{2}]
(diff #{1} #{1}) ;=> [nil nil #{1}]
(diff #{} #{1}) ;=> [nil #{1} nil]
(diff #{[1]} #{[2]}) ;=> [#{[1]} #{[2]} nil]
(diff {} []) ;=> [{} [] nil]
(diff [1] #{1}) ;=> [[1] #{1} nil]
(diff {:a #{1}} {:a #{1 2}}) ;=> (nil {:a #{2}} {:a #{1}})
; the arguments stay as they are
(def a {:x [1 2] :s #{1}})
(def b {:x [1 3] :s #{2}})
(= (diff a b) '({:x [nil 2] :s #{1}} {:x [nil 3] :s #{2}} {:x [1]})) ;=> true
[a b] ;=> [{:x [1 2], :s #{1}} {:x [1 3], :s #{2}}]
