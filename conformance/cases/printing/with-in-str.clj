(with-in-str "a\nb" [(read-line) (read-line) (read-line)]) ;=> ["a" "b" nil]
(with-in-str "(+ 1 2) x" [(read) (read)]) ;=> [(+ 1 2) x]
(with-in-str "" (read-line)) ;=> nil
(with-in-str "1 2\n3" [(read) (read) (read)]) ;=> [1 2 3]
(with-in-str "(a\n b) [c" [(read)]) ;=> [(a b)]
(with-in-str "" (read)) ;=> error: expected a form, found the end of the text
(with-in-str "x" [(read *in* false :end) (read *in* false :end)]) ;=> [x :end]
(with-in-str "outer" (with-in-str "inner" (read-line)) (read-line)) ;=> "outer"
