(binding [*data-readers* {'my/inc inc}] (read-string "#my/inc 41")) ;=> 42
(binding [*data-readers* {'my/inc inc}] (read-string "[#my/inc 1 {:a #my/inc 2}]")) ;=> [2 {:a 3}]
(binding [*data-readers* {'my/inc inc}] (read-string "#my/inc #my/inc 1")) ;=> 3
(binding [*data-readers* {'inst identity}] (read-string "#inst \"any\"")) ;=> "any"
(binding [*default-data-reader-fn* vector] (read-string "#foo/bar 2")) ;=> [foo/bar 2]
(pr-str (binding [*default-data-reader-fn* tagged-literal] (read-string "(a #foo/bar 2)"))) ;=> "(a #foo/bar 2)"
(binding [*data-readers* {'my/inc inc} *default-data-reader-fn* vector] (read-string "[#my/inc 1 #other 1]")) ;=> [2 [other 1]]
(read-string "#no/reader 1") ;=> error: expected a tag that has a data reader, found #no/reader
; in code the tag is read when its form is: before it is evaluated
(defn read-point [[x y]] {:x x :y y})
(defn read-call [form] (list '+ form 1))
(defn read-fn [form] (fn [x] [form x]))
(alter-var-root #'*data-readers* assoc 'p #'read-point 'call #'read-call 'f 'user/read-fn 'none 'user/none)
(:x #p [1 2]) ;=> 1
'#p [1 2] ;=> {:x 1, :y 2}
(map :y [#p [1 2] #p [3 4]]) ;=> (2 4)
#call 41 ;=> 42
'#call 41 ;=> (+ 41 1)
(#f :a 1) ;=> [:a 1]
#_#unknown 1 2 ;=> 2
#none 1 ;=> error: the data reader user/none of #none has no value yet (require user before)
#unknown 1 ;=> error: expected a tag that has a data reader, found #unknown
(alter-var-root #'*default-data-reader-fn* (constantly tagged-literal))
#unknown [1 2] ;=> #unknown [1 2]
'(a #unknown b) ;=> (a #unknown b)
(:tag #unknown 1) ;=> unknown
