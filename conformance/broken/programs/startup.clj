;; Prints one word: what it costs to begin.
(println "hello")
