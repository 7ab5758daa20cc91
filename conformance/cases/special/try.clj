(try 1) ;=> 1
(try) ;=> nil
(try 1 2 3) ;=> 3
(try (throw (ex-info "boom" {:a 1})) (catch Exception e (ex-message e))) ;=> "boom"
(try (throw (ex-info "boom" {:a 1})) (catch ExceptionInfo e (ex-data e))) ;=> {:a 1}
(try (/ 1 0) (catch ArithmeticException e :math)) ;=> :math
(try (nth [1] 5) (catch IndexOutOfBoundsException e :index)) ;=> :index
(try (+ 1 "a") (catch ClassCastException e :type)) ;=> :type
(try ((fn [x] x)) (catch IllegalArgumentException e :arity)) ;=> :arity
(try ((fn [x] x)) (catch clojure.lang.ArityException e :arity)) ;=> :arity
(try (/ 1 0) (catch ExceptionInfo e :info) (catch ArithmeticException e :math)) ;=> :math
(try (/ 1 0) (catch Exception e :first) (catch ArithmeticException e :second)) ;=> :first
(try (try (/ 1 0) (catch ExceptionInfo e :inner)) (catch Throwable e :outer)) ;=> :outer
(try (/ 1 0) (catch java.lang.ArithmeticException e :full-name)) ;=> :full-name
(try (/ 1 0) (catch :default e :default)) ;=> :default
(try (throw (ex-info "a" {})) (catch clojure.lang.ExceptionInfo e :info)) ;=> :info
(inc (try (/ 1 0) (catch Exception e 41))) ;=> 42
(let [x 5] (try (throw (ex-info "x" {})) (catch Exception _ x))) ;=> 5
(try (doall (map #(/ 1 %) [1 0])) (catch ArithmeticException e :lazy)) ;=> :lazy
(defn risky [x] (if (neg? x) (throw (ex-info "negative" {:x x})) x))
(try (risky -1) (catch Exception e (:x (ex-data e)))) ;=> -1
(try (risky 1) (catch Exception e :no)) ;=> 1
(map (fn [x] (try (risky x) (catch Exception e :bad))) [1 -1 2]) ;=> (1 :bad 2)
(try (throw (ex-info "first" {})) (catch Exception e (throw (ex-info "second" {})))) ;=> error: second
(/ 1 0) ;=> error: Divide by zero
(try (/ 1 0) (catch Nonsense e 1)) ;=> error: expected a kind of error to catch
(try (reduce (fn [a x] (if (= x 3) (throw (ex-info "three" {:acc a})) (+ a x))) (range 10)) (catch Exception e (ex-data e))) ;=> {:acc 3}
