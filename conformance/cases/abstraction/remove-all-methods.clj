; remove-all-methods
(do (defmulti rm2 identity) (defmethod rm2 :a [_] 1) (remove-all-methods rm2) (methods rm2)) ;=> {}
(defmulti shape :kind)
(defmethod shape :a [_] 1)
(defmethod shape :default [_] :other)
(shape {:kind :a}) ;=> 1
(methods (remove-all-methods shape)) ;=> {}
(shape {:kind :a}) ;=> error: No method in multimethod 'shape' for dispatch value: :a
(defmethod shape :a [_] 2)
(shape {:kind :a}) ;=> 2
