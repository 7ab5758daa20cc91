((some-fn odd?)) ;=> nil
((some-fn even?) 1) ;=> false
((some-fn even? pos?) 1) ;=> true
((some-fn :a :b) {:b 2}) ;=> 2
((some-fn :a :b) {}) ;=> nil
((some-fn even? neg?) 1 3 4) ;=> true
((some-fn even? neg?) 1 3 5) ;=> false
