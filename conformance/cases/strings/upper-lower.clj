(require '[clojure.string :as str])
(str/upper-case "abc") ;=> "ABC"
(str/lower-case "ABC") ;=> "abc"
(str/upper-case "straße") ;=> "STRASSE"
(str/lower-case "ÀÉ") ;=> "àé"
(str/upper-case "") ;=> ""
(str/upper-case "a1b") ;=> "A1B"
(str/capitalize "hELLO wORLD") ;=> "Hello world"
(str/capitalize "") ;=> ""
(str/capitalize "a") ;=> "A"
(str/capitalize "éa") ;=> "Éa"
(str/upper-case nil) ;=> error: found nil
(str/lower-case 5) ;=> "5"
(map str/upper-case ["a" "b"]) ;=> ("A" "B")
