(special-symbol? 'if) ;=> true
(special-symbol? 'fn*) ;=> true
(special-symbol? 'when) ;=> false
(special-symbol? 'inc) ;=> false
(special-symbol? :if) ;=> false
(special-symbol? '.) ;=> true
