; neg?
(neg? -0.5) ;=> true
(neg? -1) ;=> true
(neg? 0) ;=> false
(neg? -0.0) ;=> false
(neg? "a") ;=> error: expected a number, found a string
(neg? -1/2) ;=> true
(drop-while neg? [-1 0 -2]) ;=> (0 -2)
(with-out-str (clojure.pprint/pprint '(cond (pos? x) "positive number here" (neg? x) "negative number here" :else "zero it is then ok"))) ;=> "(cond\n (pos? x)\n \"positive number here\"\n (neg? x)\n \"negative number here\"\n :else\n \"zero it is then ok\")\n"
