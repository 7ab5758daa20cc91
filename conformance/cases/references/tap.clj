(let [seen (atom []) f (fn [x] (swap! seen conj x))] (add-tap f) (remove-tap f) (tap> 1) @seen) ;=> []
(let [f (fn [x] x)] [(add-tap f) (tap> nil) (remove-tap f)]) ;=> [nil true nil]
