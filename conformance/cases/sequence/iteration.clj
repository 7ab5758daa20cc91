(into [] (iteration (fn [k] {:v k :next (if (< k 3) (inc k) nil)}) :initk 0 :vf :v :kf :next)) ;=> [0 1 2 3]
(take 2 (iteration (fn [k] (inc (or k 0))))) ;=> (1 2)
