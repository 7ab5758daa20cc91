(do (defn ^String h1 [^long x] x) (h1 1)) ;=> 1
(let [^String x "a"] (count x)) ;=> 1
((fn ^long [^long x] (inc x)) 1) ;=> 2
(do (defn h2 ^String [^java.util.List x] x) (h2 [1])) ;=> [1]
(do (def ^String h3 "x") h3) ;=> "x"
(count ^String (str "abc")) ;=> 3
(for [^Integer x [1 2]] x) ;=> (1 2)
(:tag (meta '^String x)) ;=> String
