(with-out-str (binding [*out* *out*] (print "a")) (print "b")) ;=> "ab"
(with-out-str (print "a") (flush) (print "b")) ;=> "ab"
(let [inner (atom nil) outer (with-out-str (print 1) (reset! inner (with-out-str (print 2))) (print 3))] [outer @inner]) ;=> ["13" "2"]
(let [outer *out*] (with-out-str (print "x") (with-out-str (binding [*out* outer] nil) (print "y")))) ;=> "x"
(with-out-str (try (with-out-str (print "lost") (throw (ex-info "x" {}))) (catch Exception e (print "kept")))) ;=> "kept"
(with-out-str (let [o *out*] (with-out-str (binding [*out* o] (print "through"))))) ;=> "through"
(with-out-str (binding [*out* *err*] nil) (print "back")) ;=> "back"
