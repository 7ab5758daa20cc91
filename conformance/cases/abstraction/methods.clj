; methods
(do (defmulti ms2 identity) (methods ms2)) ;=> {}
(do (defmulti mm7 identity) (defmethod mm7 :a [_] 1) (remove-method mm7 :a) (methods mm7)) ;=> {}
(do (defmulti rm2 identity) (defmethod rm2 :a [_] 1) (remove-all-methods rm2) (methods rm2)) ;=> {}
