(pr-str (tagged-literal 'foo [1 2])) ;=> "#foo [1 2]"
(:tag (tagged-literal 'foo [1 2])) ;=> foo
(:form (tagged-literal 'foo [1 2])) ;=> [1 2]
(:other (tagged-literal 'foo [1 2])) ;=> nil
(:other (tagged-literal 'foo [1 2]) :no) ;=> :no
(get (tagged-literal 'foo 1) :form) ;=> 1
(tagged-literal? (tagged-literal 'foo 1)) ;=> true
(tagged-literal? 1) ;=> false
(= (tagged-literal 'foo [1 2]) (tagged-literal 'foo '(1 2))) ;=> true
(= (tagged-literal 'foo 1) (tagged-literal 'bar 1)) ;=> false
(= (hash (tagged-literal 'foo [1])) (hash (tagged-literal 'foo [1]))) ;=> true
(get {(tagged-literal 'foo [1]) :a} (tagged-literal 'foo [1])) ;=> :a
(pr-str (tagged-literal 'a/b {:x "y"})) ;=> "#a/b {:x \"y\"}"
(str [(tagged-literal 'foo (tagged-literal 'bar 1))]) ;=> "[#foo #bar 1]"
(pr-str (reader-conditional '(:clj 1) false)) ;=> "#?(:clj 1)"
(pr-str (reader-conditional '(:clj [1]) true)) ;=> "#?@(:clj [1])"
(:form (reader-conditional '(:clj 1) false)) ;=> (:clj 1)
(:splicing? (reader-conditional '(:clj 1) true)) ;=> true
(reader-conditional? (reader-conditional '(:clj 1) false)) ;=> true
(reader-conditional? (tagged-literal 'foo 1)) ;=> false
(= (reader-conditional '(:clj 1) false) (reader-conditional '(:clj 1) false)) ;=> true
(= (reader-conditional '(:clj 1) false) (reader-conditional '(:clj 1) true)) ;=> false
(tagged-literal 1 2) ;=> error: expected a symbol as tag, found an integer
; deep ones are no trouble
(count (str (reduce (fn [form _] (tagged-literal 't form)) nil (range 10000)))) ;=> 30003
(let [deep (fn [] (reduce (fn [form _] (tagged-literal 't form)) nil (range 10000)))] (= (deep) (deep))) ;=> true
