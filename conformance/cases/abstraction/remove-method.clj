; remove-method
(do (defmulti rm1 identity) (defmethod rm1 :a [_] 1) (remove-method rm1 :a) (rm1 :a)) ;=> error: No method in multimethod 'rm1' for dispatch value: :a
(do (defmulti rm3 identity) (defmethod rm3 :a [_] 1) (= rm3 (remove-method rm3 :none))) ;=> true
(do (defmulti mm7 identity) (defmethod mm7 :a [_] 1) (remove-method mm7 :a) (methods mm7)) ;=> {}
