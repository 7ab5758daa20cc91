; re-groups
(re-groups (doto (re-matcher #"(a)(b)" "ab") re-find)) ;=> ["ab" "a" "b"]
(re-groups (re-matcher #"\d" "a")) ;=> error: expected a match, found none
(let [m (re-matcher #"\d" "a1")] (re-find m) (re-groups m)) ;=> "1"
(let [m (re-matcher #"(\w)(\d)" "a1 b2")] (re-find m) (re-groups m)) ;=> ["a1" "a" "1"]
