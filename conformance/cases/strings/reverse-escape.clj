(require '[clojure.string :as str])
(str/reverse "abc") ;=> "cba"
(str/reverse "") ;=> ""
(str/reverse "a😀") ;=> "😀a"
(str/reverse nil) ;=> error: found nil
(str/escape "a<b>" {\< "&lt;" \> "&gt;"}) ;=> "a&lt;b&gt;"
(str/escape "abc" {}) ;=> "abc"
(str/escape "abc" {\a "1" \c nil}) ;=> "1bc"
