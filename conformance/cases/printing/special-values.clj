(pr-str #'inc) ;=> "#'clojure.core/inc"
(def x 1)
(pr-str #'x) ;=> "#'user/x"
(def y 2) ;=> #'user/y
(pr-str (atom 1)) ;=> "#atom[1]"
(pr-str inc) ;=> "#<fn inc>"
(pr-str (fn [x] x)) ;=> "#<fn>"
(pr-str (fn f [x] x)) ;=> "#<fn f>"
(defn named [x] x)
(str named) ;=> "#<fn named>"
(pr-str (ex-info "boom" {:a 1})) ;=> "#error {:message \"boom\", :data {:a 1}}"
(str (ex-info "boom" {})) ;=> "clojure.lang.ExceptionInfo: boom {}"
(pr-str #"a.b") ;=> "#\"a.b\""
(pr-str (delay 1)) ;=> "#object[clojure.lang.Delay]"
(pr-str (reduced 1)) ;=> "#reduced[1]"
(pr-str (volatile! 2)) ;=> "#volatile[2]"
(pr-str ##NaN) ;=> "##NaN"
(pr-str 'sym :k/w) ;=> "sym :k/w"
