[String Long Double Boolean Character Number Object] ;=> [java.lang.String java.lang.Long java.lang.Double java.lang.Boolean java.lang.Character java.lang.Number java.lang.Object]
clojure.lang.Keyword ;=> clojure.lang.Keyword
(map class [1 1.5 "a" \a :a 'a true #"a"]) ;=> (java.lang.Long java.lang.Double java.lang.String java.lang.Character clojure.lang.Keyword clojure.lang.Symbol java.lang.Boolean java.util.regex.Pattern)
(class nil) ;=> nil
(type nil) ;=> nil
(class [1]) ;=> clojure.lang.PersistentVector
(class '(1)) ;=> clojure.lang.PersistentList
(class {:a 1}) ;=> clojure.lang.PersistentArrayMap
(class (zipmap (range 20) (range 20))) ;=> clojure.lang.PersistentHashMap
(class #{1}) ;=> clojure.lang.PersistentHashSet
(class (sorted-map)) ;=> clojure.lang.PersistentTreeMap
(class (sorted-set)) ;=> clojure.lang.PersistentTreeSet
(class (map inc [1])) ;=> clojure.lang.LazySeq
(class (cons 1 (map inc [1]))) ;=> clojure.lang.Cons
(class (atom 1)) ;=> clojure.lang.Atom
(class #'inc) ;=> clojure.lang.Var
(class (class 1)) ;=> java.lang.Class
(class? String) ;=> true
(class? "a") ;=> false
(= (class 1) (class 2) Long) ;=> true
(identical? (class "a") String) ;=> true
(= String java.lang.String) ;=> true
(get {String :s Long :l} (class 1)) ;=> :l
(contains? #{String} (class "x")) ;=> true
(hash-map (class 1) 2) ;=> {java.lang.Long 2}
(condp instance? 5 String :string Number :number) ;=> :number
(case (.getName (class 5)) "java.lang.Long" :long :other) ;=> :long
(type (with-meta [1] {:type :mine})) ;=> :mine
(type [1]) ;=> clojure.lang.PersistentVector
; What is of which class.
(map (fn [c] (instance? c 1)) [Long Number Object Comparable Integer Double String]) ;=> (true true true true false false false)
(map (fn [c] (instance? c [1])) [clojure.lang.IPersistentVector clojure.lang.Sequential clojure.lang.Counted clojure.lang.IFn java.util.List clojure.lang.ISeq clojure.lang.IPersistentMap]) ;=> (true true true true true false false)
(map (fn [c] (instance? c {})) [clojure.lang.IPersistentMap clojure.lang.Associative java.util.Map clojure.lang.Counted Iterable clojure.lang.Sequential]) ;=> (true true true true true false)
(map (fn [c] (instance? c '(1))) [clojure.lang.ISeq clojure.lang.IPersistentList clojure.lang.Sequential clojure.lang.IPersistentCollection java.util.Collection]) ;=> (true true true true true)
(map (fn [c] (instance? c #{})) [clojure.lang.IPersistentSet java.util.Set clojure.lang.IFn clojure.lang.Counted]) ;=> (true true true true)
(map (fn [c] (instance? c :a)) [clojure.lang.Keyword clojure.lang.Named clojure.lang.IFn clojure.lang.IObj]) ;=> (true true true false)
(map (fn [c] (instance? c (map inc [1]))) [clojure.lang.ISeq clojure.lang.LazySeq clojure.lang.Seqable clojure.lang.Sequential]) ;=> (true true true true)
(map (fn [c] (instance? c inc)) [clojure.lang.IFn clojure.lang.Fn Runnable java.util.concurrent.Callable]) ;=> (true true true true)
(map (fn [c] (instance? c (atom 1))) [clojure.lang.Atom clojure.lang.IDeref clojure.lang.IFn]) ;=> (true true false)
(map (fn [c] (instance? c "a")) [String CharSequence Comparable Object]) ;=> (true true true true)
(instance? Object nil) ;=> false
(instance? String nil) ;=> false
(instance? 5 1) ;=> error: expected a class, found an integer
(str String) ;=> "class java.lang.String"
(str clojure.lang.IFn) ;=> "interface clojure.lang.IFn"
(pr-str String) ;=> "java.lang.String"
(str [String]) ;=> "[java.lang.String]"
(let [String 5] String) ;=> 5
(def Long 7)
Long ;=> 7
java.lang.Long ;=> java.lang.Long
(class Thread) ;=> error: unknown name Thread
`String ;=> java.lang.String
(resolve 'String) ;=> java.lang.String
(isa? Integer Number) ;=> true
(map (fn [x] (instance? Object x)) [1 nil {}]) ;=> (true false true)
(= (Object.) (Object.)) ;=> false
(let [o (Object.)] (= o o)) ;=> true
(let [none (Object.)] (identical? none (get {} :a none))) ;=> true
