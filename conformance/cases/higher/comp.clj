((comp) 1) ;=> 1
((comp inc) 1) ;=> 2
((comp str inc) 1) ;=> "2"
((comp str +) 1 2 3 4) ;=> "10"
((comp str inc *) 2 3) ;=> "7"
((comp inc inc inc inc) 0) ;=> 4
((comp (fn [] 1))) ;=> 1
((comp :a :b) {:b {:a 1}}) ;=> 1
