(require '[clojure.edn :as edn])
(with-in-str "(1\n 2) x" [(edn/read *in*) (edn/read) (edn/read {:eof :end} *in*)]) ;=> [(1 2) x :end]
(with-in-str "#foo 1" (edn/read {:readers {'foo inc}} *in*)) ;=> 2
(with-in-str "" (edn/read *in*)) ;=> error: expected a form, found the end of the text
(with-in-str "#'x" (edn/read *in*)) ;=> error: expected edn, which is data alone, found `#'`
