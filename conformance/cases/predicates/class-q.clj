; class?
(class? String) ;=> true
(class? 5) ;=> false
(class? (class 1)) ;=> true
(class? 'String) ;=> false
(class? nil) ;=> false
