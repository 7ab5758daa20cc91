(map :tag (xml-seq {:tag :a :content [{:tag :b :content ["t"]} {:tag :c}]})) ;=> (:a :b nil :c)
(filter string? (xml-seq {:tag :a :content [{:tag :b :content ["t"]} "u"]})) ;=> ("t" "u")
