(def ^:dynamic *level* 1)
(defn level [] *level*)
(level) ;=> 1
(binding [*level* 2] (level)) ;=> 2
(level) ;=> 1
(binding [*level* 2] (binding [*level* 3] (level))) ;=> 3
(binding [*level* 2] [(binding [*level* 3] (level)) (level)]) ;=> [3 2]
(try (binding [*level* 5] (throw (ex-info "x" {}))) (catch Exception e (level))) ;=> 1
(def ^:dynamic *other* :a)
(binding [*level* 10 *other* *level*] [*level* *other*]) ;=> [10 1]
(def fixed 1)
(binding [fixed 2] fixed) ;=> error: expected a dynamic var to bind, found user/fixed (define it with ^:dynamic)
(binding [*level* 2] (map (fn [x] (+ x *level*)) [1 2])) ;=> (2 3)
(binding [*level* 2] (doall (map (fn [x] (+ x *level*)) [1 2]))) ;=> (3 4)
(binding [*level* 2] (mapv (fn [x] (+ x (level))) [1 2])) ;=> [3 4]
(binding [nope 1] 2) ;=> error: unknown name nope
(binding [] :empty) ;=> :empty
(with-bindings {#'*level* 7} (level)) ;=> 7
(let [f (binding [*level* 9] (fn [] *level*))] (f)) ;=> 1
(binding [*level* 2] (var-set #'*level* 4) (level)) ;=> 4
(level) ;=> 1
