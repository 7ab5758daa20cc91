(let [b (chunk-buffer 2)] (chunk-cons (chunk b) [3])) ;=> [3]
(let [b (chunk-buffer 2)] (chunk-append b 1) (count (chunk b))) ;=> 1
(chunked-seq? '(1 2)) ;=> false
(chunked-seq? nil) ;=> false
