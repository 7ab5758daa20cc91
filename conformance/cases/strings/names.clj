(name :a) ;=> "a"
(name 'a/b) ;=> "b"
(name "s") ;=> "s"
(namespace :a/b) ;=> "a"
(namespace :a) ;=> nil
(keyword "a") ;=> :a
(keyword "a" "b") ;=> :a/b
(keyword 'x/y) ;=> :x/y
(keyword "x/y") ;=> :x/y
(namespace (keyword "x/y")) ;=> "x"
(keyword :k) ;=> :k
(keyword nil) ;=> nil
(symbol "a") ;=> a
(symbol "a" "b") ;=> a/b
(symbol :a/b) ;=> a/b
(name nil) ;=> error: found nil
(name 5) ;=> error: expected a keyword, a symbol or a string, found an integer
(= :a (keyword "a")) ;=> true
(= 'a (symbol "a")) ;=> true
(qualified-keyword? :a/b) ;=> true
(simple-symbol? 'a) ;=> true
(name :a.b/c.d) ;=> "c.d"
(str :a/b) ;=> ":a/b"
(subs (str :abc) 1) ;=> "abc"
