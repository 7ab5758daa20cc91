; An instant: milliseconds since 1970, printed in UTC.
#inst "2020-01-31T12:30:00.123Z" ;=> #inst "2020-01-31T12:30:00.123-00:00"
#inst "2020-01-31T12:30:00.123456Z" ;=> #inst "2020-01-31T12:30:00.123-00:00"
#inst "2020-01-31T12:30:00+01:00" ;=> #inst "2020-01-31T11:30:00.000-00:00"
#inst "2020-01-31T00:30:00+01:30" ;=> #inst "2020-01-30T23:00:00.000-00:00"
#inst "2020" ;=> #inst "2020-01-01T00:00:00.000-00:00"
#inst "2020-02" ;=> #inst "2020-02-01T00:00:00.000-00:00"
#inst "2020-02-29" ;=> #inst "2020-02-29T00:00:00.000-00:00"
#inst "2020-02-29T23" ;=> #inst "2020-02-29T23:00:00.000-00:00"
#inst "2020-02-29T23:59" ;=> #inst "2020-02-29T23:59:00.000-00:00"
#inst "1969-12-31T23:59:59.999-00:00" ;=> #inst "1969-12-31T23:59:59.999-00:00"
#inst "2016-12-31T23:59:60Z" ;=> #inst "2017-01-01T00:00:00.000-00:00"
(inst-ms #inst "1970-01-01T00:00:01Z") ;=> 1000
(inst-ms #inst "1969-12-31T23:59:59.999Z") ;=> -1
(inst? #inst "2020") ;=> true
(inst? "2020") ;=> false
(inst? nil) ;=> false
(= #inst "2020" #inst "2020-01-01T01:00:00+01:00") ;=> true
(= #inst "2020" #inst "2021") ;=> false
(< (compare #inst "2020" #inst "2021") 0) ;=> true
(sort [#inst "2021" #inst "2019" #inst "2020"]) ;=> (#inst "2019-01-01T00:00:00.000-00:00" #inst "2020-01-01T00:00:00.000-00:00" #inst "2021-01-01T00:00:00.000-00:00")
(get {#inst "2020" :a} #inst "2020-01-01") ;=> :a
(count (set [#inst "2020" #inst "2020-01-01"])) ;=> 1
(pr-str #inst "2020") ;=> "#inst \"2020-01-01T00:00:00.000-00:00\""
(print-str #inst "2020") ;=> "#inst \"2020-01-01T00:00:00.000-00:00\""
(read-string (pr-str [#inst "2020"])) ;=> [#inst "2020-01-01T00:00:00.000-00:00"]
'[#inst "2020"] ;=> [#inst "2020-01-01T00:00:00.000-00:00"]
(read-string "#inst \"2020-13\"") ;=> error: expected an instant, found "2020-13"
(read-string "#inst \"2019-02-29\"") ;=> error: expected an instant, found "2019-02-29"
(read-string "#inst 5") ;=> error: expected an instant as "2020-01-31T12:30:00Z", found an integer
(inst-ms 5) ;=> error: expected an instant, found an integer
