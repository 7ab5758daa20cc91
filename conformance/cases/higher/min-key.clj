(min-key count "abc" "a" "ab") ;=> "a"
(min-key count "ab" "cd") ;=> "cd"
(min-key abs -3 2 1 -1) ;=> -1
