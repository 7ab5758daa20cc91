(let [b (chunk-buffer 2)] (chunk-cons (chunk b) [3])) ;=> [3]
(let [b (chunk-buffer 2)] (chunk-append b 1) (count (chunk b))) ;=> 1
(chunked-seq? '(1 2)) ;=> false
(chunked-seq? nil) ;=> false
(seque 3 (range 4)) ;=> (0 1 2 3)
(apply + (chunk-first (chunk-cons (chunk (doto (chunk-buffer 1) (chunk-append 5))) nil))) ;=> 5
(chunk-rest (seq [1 2 3])) ;=> (2 3)
(chunk-next (seq [1])) ;=> nil
