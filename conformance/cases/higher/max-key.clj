(max-key count "a" "abc" "ab") ;=> "abc"
(max-key count "a") ;=> "a"
(max-key count "ab" "cd") ;=> "cd"
(max-key count "ab" "cd" "e" "fg") ;=> "fg"
(apply max-key val {:a 1 :b 3 :c 2}) ;=> [:b 3]
