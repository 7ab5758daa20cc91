; pr
(with-out-str (pr)) ;=> ""
(with-out-str (pr [1 "x"])) ;=> "[1 \"x\"]"
(with-out-str (pr "a" \b nil)) ;=> "\"a\" \\b nil"
(with-out-str (pr :a) (pr :b)) ;=> ":a:b"
