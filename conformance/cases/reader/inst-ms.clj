; inst-ms
(inst-ms #inst "1970-01-01") ;=> 0
(inst-ms #inst "2020-01-01T00:00:00.123Z") ;=> 1577836800123
(inst-ms 5) ;=> error: expected an instant, found an integer
(inst-ms #inst "1969-12-31T23:59:59Z") ;=> -1000
