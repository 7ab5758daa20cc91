(keyword "a") ;=> :a
(keyword "a/b") ;=> :a/b
(keyword "a" "b") ;=> :a/b
(keyword nil "b") ;=> :b
(keyword 'a/b) ;=> :a/b
(keyword :a) ;=> :a
(keyword nil) ;=> nil
(keyword 1) ;=> nil
(= :a (keyword "a")) ;=> true
(namespace (keyword "a/b/c")) ;=> "a"
(name (keyword "a/b/c")) ;=> "b/c"
(keyword) ;=> error: expected 1 to 2 arguments to keyword, found 0
(keyword "a" nil) ;=> error: expected a string, found nil
