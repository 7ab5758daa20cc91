(def out (atom []))
(dotimes [i 3] (swap! out conj i)) ;=> nil
@out ;=> [0 1 2]
(dotimes [i 0] (swap! out conj :never)) ;=> nil
(dotimes [i -1] (swap! out conj :never)) ;=> nil
@out ;=> [0 1 2]
(let [n (atom 0)] (while (< @n 5) (swap! n inc)) @n) ;=> 5
(while false 1) ;=> nil
(let [n (atom 3) seen (atom [])] (while (pos? @n) (swap! seen conj @n) (swap! n dec)) @seen) ;=> [3 2 1]
(dotimes [i] 1) ;=> error: expected an even number of forms in the bindings of dotimes, found 1
(let [fs (atom [])] (dotimes [i 3] (swap! fs conj (fn [] i))) (map #(%) @fs)) ;=> (0 1 2)
(with-out-str (dotimes [i 2.5] (print i))) ;=> "01"
(with-out-str (dotimes [i -1] (print i))) ;=> ""
(dotimes [i "a"] i) ;=> error: expected a number or a character, found a string
