(defprotocol Greet (greet [this] [this name]) (bye [this]))
(def g (reify Greet (greet [_] "hi") (greet [_ name] (str "hi " name)) (bye [this] [(greet this) :bye])))
(greet g) ;=> "hi"
(greet g "you") ;=> "hi you"
(bye g) ;=> ["hi" :bye]
(satisfies? Greet g) ;=> true
(defn greeter [word] (reify Greet (greet [_] word) (greet [_ n] [word n]) (bye [_] nil)))
(map greet [(greeter "a") (greeter "b")]) ;=> ("a" "b")
(= (class (greeter 1)) (class (greeter 2))) ;=> true
(bye (greeter "x")) ;=> nil
(greet (let [n (atom 0)] (reify Greet (greet [_] (swap! n inc))))) ;=> 1
(let [n (atom 0) g (reify Greet (greet [_] (swap! n inc)))] (greet g) (greet g)) ;=> 2
(bye (reify Greet (greet [_] 1))) ;=> error: No implementation of method: :bye of protocol: #'user/Greet found for class: user.reify
(str (reify Object (toString [_] "me"))) ;=> "me"
(meta (with-meta (reify Greet (greet [_] 1)) {:a 1})) ;=> {:a 1}
(greet (with-meta (reify Greet (greet [_] 1)) {:a 1})) ;=> 1
(meta ^{:b 2} (reify Greet (greet [_] 1))) ;=> {:b 2}
(reify Greet (nope [_] 1)) ;=> error: expected a method of the protocol user.Greet (greet, bye), found nope
(instance? Object (reify Greet)) ;=> true
(defprotocol Count-to (count-to [this n]))
(count-to (reify Count-to (count-to [_ n] (if (< n 5) (recur (inc n)) n))) 0) ;=> 5
(deref (reify clojure.lang.IDeref (deref [_] 42))) ;=> 42
@(reify clojure.lang.IDeref (deref [_] 43)) ;=> 43
((reify clojure.lang.IFn (invoke [_] 0) (invoke [_ a] [a]) (invoke [_ a b] [a b])) 1 2) ;=> [1 2]
(map (reify clojure.lang.IFn (invoke [_ a] [a])) [1 2]) ;=> ([1] [2])
