; A UUID is a value of its own: it reads, prints and compares.
#uuid "f81d4fae-7dec-11d0-a765-00a0c91e6bf6" ;=> #uuid "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
#uuid "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6" ;=> #uuid "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
(str #uuid "f81d4fae-7dec-11d0-a765-00a0c91e6bf6") ;=> "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
(print-str #uuid "f81d4fae-7dec-11d0-a765-00a0c91e6bf6") ;=> "#uuid \"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\""
(str [#uuid "00000000-0000-0000-0000-000000000001"]) ;=> "[#uuid \"00000000-0000-0000-0000-000000000001\"]"
(uuid? #uuid "00000000-0000-0000-0000-000000000001") ;=> true
(uuid? "00000000-0000-0000-0000-000000000001") ;=> false
(uuid? nil) ;=> false
(= #uuid "00000000-0000-0000-0000-000000000001" (parse-uuid "00000000-0000-0000-0000-000000000001")) ;=> true
(= #uuid "00000000-0000-0000-0000-000000000001" #uuid "00000000-0000-0000-0000-000000000002") ;=> false
(get {#uuid "00000000-0000-0000-0000-000000000001" :a} (parse-uuid "00000000-0000-0000-0000-000000000001")) ;=> :a
(count (conj #{#uuid "00000000-0000-0000-0000-000000000001"} (parse-uuid "00000000-0000-0000-0000-000000000001"))) ;=> 1
(sort [#uuid "00000000-0000-0000-0000-000000000002" #uuid "00000000-0000-0000-0000-000000000001"]) ;=> (#uuid "00000000-0000-0000-0000-000000000001" #uuid "00000000-0000-0000-0000-000000000002")
(compare #uuid "f0000000-0000-0000-0000-000000000000" #uuid "00000000-0000-0000-0000-000000000001") ;=> -1
(parse-uuid "nope") ;=> nil
(parse-uuid "f81d4fae-7dec-11d0-a765-00a0c91e6bfg") ;=> nil
(uuid? (random-uuid)) ;=> true
(= (random-uuid) (random-uuid)) ;=> false
(nth (str (random-uuid)) 14) ;=> \4
(contains? #{\8 \9 \a \b} (nth (str (random-uuid)) 19)) ;=> true
(read-string "#uuid \"00000000-0000-0000-0000-000000000001\"") ;=> #uuid "00000000-0000-0000-0000-000000000001"
(= (read-string (pr-str #uuid "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")) #uuid "f81d4fae-7dec-11d0-a765-00a0c91e6bf6") ;=> true
'(a #uuid "00000000-0000-0000-0000-000000000001") ;=> (a #uuid "00000000-0000-0000-0000-000000000001")
(eval (list 'str #uuid "00000000-0000-0000-0000-000000000001")) ;=> "00000000-0000-0000-0000-000000000001"
(case #uuid "00000000-0000-0000-0000-000000000001" #uuid "00000000-0000-0000-0000-000000000001" :one :other) ;=> :one
(parse-uuid 5) ;=> error: expected a string, found an integer
(eval (read-string "'#uuid \"1\"")) ;=> error: expected a uuid, found "1"
(compare #uuid "00000000-0000-0000-0000-000000000001" 1) ;=> error: cannot compare a uuid with an integer
