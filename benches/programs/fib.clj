;; Calls and small integers: 7 million calls.
(defn fib [n]
  (if (< n 2)
    n
    (+ (fib (- n 1)) (fib (- n 2)))))

(println (fib (parse-long (or (first *command-line-args*) "32"))))
