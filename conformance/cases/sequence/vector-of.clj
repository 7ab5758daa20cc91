(vector-of :int 1 2) ;=> [1 2]
(vector-of :double 1 2) ;=> [1.0 2.0]
(vector-of :long) ;=> []
(vector-of :char \a) ;=> [\a]
(vector-of :boolean true false) ;=> [true false]
(vector-of :nothing 1) ;=> error: expected a kind of number, :char or :boolean, found :nothing
(conj (vector-of :int 1) 2) ;=> [1 2]
