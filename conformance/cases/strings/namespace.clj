; namespace
(namespace :a/b) ;=> "a"
(namespace :a) ;=> nil
(namespace 'x/y) ;=> "x"
(namespace "a") ;=> error: expected a keyword or a symbol, found a string
(namespace (keyword "a/b/c")) ;=> "a"
(namespace ::a) ;=> "user"
(namespace 'a) ;=> nil
(namespace :x.y/z) ;=> "x.y"
(namespace nil) ;=> error: expected a keyword or a symbol, found nil
