; parse-boolean
(parse-boolean "true") ;=> true
(parse-boolean "TRUE") ;=> nil
(parse-boolean "x") ;=> nil
(parse-boolean nil) ;=> error: expected a string, found nil
(parse-boolean "false") ;=> false
(parse-boolean "") ;=> nil
(parse-boolean " true") ;=> nil
(parse-boolean :true) ;=> error: expected a string, found a keyword
