; clojure.stacktrace: errors as text.
(require '[clojure.stacktrace :as st] '[clojure.string :as str])
(def inner (ex-info "inner" {:k 1}))
(def outer (ex-info "outer" {} (Exception. "middle" inner)))
(ex-message (st/root-cause outer)) ;=> "inner"
(ex-message (st/root-cause inner)) ;=> "inner"
(with-out-str (st/print-throwable inner)) ;=> "clojure.lang.ExceptionInfo: inner\n{:k 1}"
(with-out-str (st/print-throwable (Exception. "x"))) ;=> "java.lang.Exception: x"
(with-out-str (st/print-throwable (Exception.))) ;=> "java.lang.Exception: "
(take 2 (str/split-lines (with-out-str (st/print-stack-trace inner)))) ;=> ("clojure.lang.ExceptionInfo: inner" "{:k 1}")
(with-out-str (st/print-stack-trace (Exception. "x") 0)) ;=> "java.lang.Exception: x\n at [empty stack trace]\n"
(re-seq #"Caused by: [\w.]+: \w+" (with-out-str (st/print-cause-trace outer))) ;=> ("Caused by: java.lang.Exception: middle" "Caused by: clojure.lang.ExceptionInfo: inner")
(defn fails [] (/ 1 0))
(re-find #"(?m)^ at .*\d+:\d+" (with-out-str (st/print-stack-trace (try (fails) (catch ArithmeticException e e))))) ;=> " at errors/stacktrace.clj:13:16"
(st/root-cause nil) ;=> nil
